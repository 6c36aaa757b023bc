import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'
import { transact } from '../connection/transaction.ts'

/** All revoked tokens that may not have expired, by id. */
export interface Revocations {
  readonly version: string
  readonly ids: ReadonlySet<string>
}

/** Every gateway holds them in memory. */
const MAX_REVOKED = 100_000

/** The clock of a gateway may be behind the clock of the database. */
const EXPIRED = sql<boolean>`expires_at < now() - interval '1 day'`

/** Revokes a token for good, also one that is not recorded. False if there are too many revoked tokens. */
export async function revokeToken(query: Query, id: string): Promise<boolean> {
  return transact(query, async (tx) => {
    // Before the count: it is the lock that makes concurrent revocations wait for each other.
    await renewVersion(tx)
    const { count } = await tx
      .selectFrom('token')
      .select((token) => token.fn.countAll<string>().as('count'))
      .where('revoked_at', 'is not', null)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MAX_REVOKED) return false
    const now = sql<Date>`now()`
    await tx
      .insertInto('token')
      .values({ id, revoked_at: now })
      .onConflict((row) => row.column('id').doUpdateSet({ revoked_at: now }).where('token.revoked_at', 'is', null))
      .execute()
    return true
  })
}

/** In one snapshot; null if `version` is the present one. */
export async function readRevocations(query: Query, version: string | null): Promise<Revocations | null> {
  const { rows } = await sql<{ version: string; ids: string[] }>`
    select version, array(select id from token where revoked_at is not null and (${EXPIRED}) is not true) as ids
    from token_revocation where version is distinct from ${version}::uuid`.execute(query)
  const [found] = rows
  return found ? { version: found.version, ids: new Set(found.ids) } : null
}

/** Deletes tokens that have expired. */
export async function forgetTokens(query: Query): Promise<void> {
  await transact(query, async (tx) => {
    const forgotten = await tx.deleteFrom('token').where(EXPIRED).returning('revoked_at').execute()
    if (forgotten.some(({ revoked_at }) => revoked_at !== null)) await renewVersion(tx)
  })
}

async function renewVersion(tx: Transaction): Promise<void> {
  await tx.updateTable('token_revocation').set({ version: sql<string>`gen_random_uuid()` }).execute()
}
