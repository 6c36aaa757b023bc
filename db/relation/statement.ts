import { CompiledQuery, sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import { NEXT_DUE_MS, type State } from '../connection/snapshot.ts'
import type { Sql } from './entity.ts'
import { bytesOf, TooManyBytes } from './read-limit.ts'

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
  readonly #maxBytes: number
  #compiled: { readonly text: string; readonly parameters: readonly unknown[] } | null = null
  #uses = 0

  /** `maxBytes`: of all roots together. Postgres counts, so that more never arrives here. */
  constructor(roots: readonly { readonly as: string; readonly json: Sql }[], maxBytes: number) {
    this.#roots = roots
    this.#maxBytes = maxBytes
  }

  /** True once, when the statement has run often enough for a prepared statement to be worth its memory on each connection. */
  get isFrequent(): boolean {
    return this.#uses === USES_BEFORE_PREPARED
  }

  /** Later runs use a prepared statement of this name. */
  prepareAs(name: string): void {
    if (this.#compiled) this.#compiled = { ...this.#compiled, text: `/* ${name} */ ${this.#compiled.text}` }
  }

  /** @throws TooManyBytes, what reading the parameters throws, and what the database throws */
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
      .provideConnection((connection) => connection.executeQuery<StatementRow & { readonly fits: boolean }>(asked))
    const [row] = rows
    if (!row) throw new Error('the log has no head')
    const { fits, ...read } = row
    if (!fits) throw new TooManyBytes(this.#maxBytes)
    return read
  }

  #compile(query: Query) {
    const columns = this.#roots.map(({ as, json }) => sql`, ${json} as ${sql.id(as)}`)
    const names = this.#roots.map(({ as }) => sql`read.${sql.id(as)}`)
    const bytes = sql.join([sql`0`, ...names.map(bytesOf)], sql` + `)
    const fitting = this.#roots.map(({ as }, at) => sql`, case when size.fits then ${names[at]} end as ${sql.id(as)}`)
    // Without `offset`, the planner would evaluate the roots where they are used, which is twice.
    const { sql: text, parameters } = sql`
      select read.epoch, read.position, read."nextDueMs", size.fits ${sql.join(fitting, sql``)}
      from (
        select head.epoch, head.position,
          ${NEXT_DUE_MS} as "nextDueMs"
          ${sql.join(columns, sql``)}
        from event_head head offset 0
      ) read cross join lateral (select ${bytes} <= ${sql.lit(this.#maxBytes)} as fits offset 0) size`.compile(query)
    return { text, parameters }
  }
}
