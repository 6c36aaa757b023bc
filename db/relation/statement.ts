import { CompiledQuery, sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { State } from '../connection/snapshot.ts'
import type { Sql } from './entity.ts'

/** A parameter whose value is read from what the statement is run with. */
export class Parameter<Input> {
  readonly read: (input: Input) => unknown

  constructor(read: (input: Input) => unknown) {
    this.read = read
  }
}

/** The row of a statement: one state of the database, and what was read of it under the names of the roots. */
export type StatementRow = State & Record<string, unknown>

const USES_BEFORE_PREPARED = 10

/**
 * Everything that hangs on some roots, at any depth, as one statement: all of it is from one state of the database and costs
 * one round trip. Compiled once; each run differs in its parameters only.
 */
export class Statement<Input> {
  readonly #roots: readonly { readonly as: string; readonly json: Sql }[]
  #compiled: { readonly text: string; readonly parameters: readonly unknown[] } | null = null
  #uses = 0

  constructor(roots: readonly { readonly as: string; readonly json: Sql }[]) {
    this.#roots = roots
  }

  /** Used often enough to be prepared on the connections: a plan each time costs more than a statement's memory. */
  get isFrequent(): boolean {
    return this.#uses === USES_BEFORE_PREPARED
  }

  /** From now on it is a prepared statement of this name. */
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
    // Past Kysely's plugins, which cost as much as planning the answer and have nothing to do here.
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
        (select (extract(epoch from min(due_at) - clock_timestamp()) * 1000)::float8 from due_change) as "nextDueMs"
        ${sql.join(columns, sql``)}
      from event_head head`.compile(query)
    return { text, parameters }
  }
}
