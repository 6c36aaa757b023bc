import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import type { Query } from './database.ts'

/**
 * The rows that one gateway at a time works on. It claims a row for a while, and renews the claim. If it dies, the claim lapses and another
 * gateway goes on. Whoever works on a row stores nothing of it without its claim: that may have lapsed.
 */
const KEYS = { feed: 'id', ping: 'name', webhook: 'id' } as const

type Claimable = keyof typeof KEYS
export type Claimed<Table extends Claimable> = Selectable<Tables[Table]> & { readonly claim: string }

export interface Claiming {
  readonly leaseMs: number
  readonly most: number
  /** Which rows have something to do. */
  readonly due: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
  /** What a claim changes besides. */
  readonly change?: RawBuilder<unknown>
}

/** No gateway works on the row. */
export const UNCLAIMED = { claim: null, claimed_until: null }
export const isUnclaimed = sql`(claim is null or claimed_until < clock_timestamp())`

/** Claims at most `most` of the rows that are due, in order. */
export async function claimRows<Table extends Claimable>(
  query: Query,
  table: Table,
  { leaseMs, most, due, order, change }: Claiming,
): Promise<readonly Claimed<Table>[]> {
  const [rows, key] = [sql.table(table), sql.id(KEYS[table])]
  const claimed = await sql<Claimed<Table>>`
    /* claim-${sql.raw(table)} */ update ${rows} set claim = gen_random_uuid(), claimed_until = ${after(leaseMs)} ${change ? sql`, ${change}` : sql``}
    where ${key} in (
      select ${key} from ${rows} where ${due} and ${isUnclaimed} order by ${order} limit ${most} for update skip locked
    ) returning *`.execute(query)
  return claimed.rows
}

/** Renews claims, even lapsed ones that no other gateway has taken over. Returns those that were not lost, with `also`. */
export async function renewClaims<Table extends Claimable, Column extends keyof Claimed<Table> & string = never>(
  query: Query,
  table: Table,
  leaseMs: number,
  claims: readonly string[],
  { change, also = [] }: { readonly change?: RawBuilder<unknown>; readonly also?: readonly Column[] } = {},
): Promise<readonly Pick<Claimed<Table>, Column | 'claim'>[]> {
  const columns = sql.join(['claim', ...also].map((name) => sql.id(name)))
  const renewed = await sql<Pick<Claimed<Table>, Column | 'claim'>>`
    update ${sql.table(table)} set claimed_until = ${after(leaseMs)} ${change ? sql`, ${change}` : sql``}
    where claim = any(${[...claims]}::uuid[]) returning ${columns}`.execute(query)
  return renewed.rows
}

function after(ms: number): RawBuilder<Date> {
  return sql`clock_timestamp() + make_interval(secs => ${ms / 1_000})`
}
