import { CompiledQuery, sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import { NEXT_DUE_MS, type State } from '../connection/snapshot.ts'
import type { Sql } from './entity.ts'

/** A parameter whose value is read from the input of each run. */
export class Parameter<Input> {
  readonly read: (input: Input) => unknown

  constructor(read: (input: Input) => unknown) {
    this.read = read
  }
}

/** The result of a statement: the state of the database, and a JSON value for each root. */
export type StatementRow = State & Record<string, unknown>

const USES_BEFORE_PREPARED = 10

/**
 * A statement that reads several roots with everything nested in them: one snapshot, one round trip. It is compiled once; runs differ
 * in their parameters only.
 */
export class Statement<Input> {
  readonly #roots: readonly { readonly as: string; readonly json: Sql }[]
  #compiled: { readonly text: string; readonly parameters: readonly unknown[] } | null = null
  #uses = 0

  constructor(roots: readonly { readonly as: string; readonly json: Sql }[]) {
    this.#roots = roots
  }

  /** True once, when the statement has run often enough for a prepared statement to be worth its memory on each connection. */
  get isFrequent(): boolean {
    return this.#uses === USES_BEFORE_PREPARED
  }

  /** Later runs use a prepared statement of this name. */
  prepareAs(name: string): void {
    if (this.#compiled) this.#compiled = { ...this.#compiled, text: `/* ${name} */ ${this.#compiled.text}` }
  }

  /** @throws what reading the parameters throws, and what the database throws */
  async run(query: Query, input: Input): Promise<StatementRow> {
    this.#uses++
    this.#compiled ??= this.#compile(query)
    const { text, parameters } = this.#compiled
    const asked = CompiledQuery.raw(
      text,
      parameters.map((value) => (value instanceof Parameter ? value.read(input) : value)),
    )
    // Bypasses Kysely's plugins, which have no effect on raw SQL but cost as much as planning the query.
    const { rows } = await query
      .getExecutor()
      .provideConnection((connection) => connection.executeQuery<StatementRow>(asked))
    const [row] = rows
    if (!row) throw new Error('the log has no head')
    return row
  }

  #compile(query: Query) {
    const columns = this.#roots.map(({ as, json }) => sql`, ${json} as ${sql.id(as)}`)
    const { sql: text, parameters } = sql`
      select head.epoch, head.position,
        ${NEXT_DUE_MS} as "nextDueMs"
        ${sql.join(columns, sql``)}
      from event_head head`.compile(query)
    return { text, parameters }
  }
}
