import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

export interface IssuedToken {
  readonly id: string
  readonly subject: string
  /** Scopes, separated by spaces. */
  readonly scope: string
  readonly expiresAt: Date
}

/** A token as far as it is known: of a revoked one of another issuer only the id. */
export interface KnownToken {
  readonly id: string
  readonly subject: string | null
  readonly scope: string | null
  readonly issuedAt: Date | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
}

const MAX_LISTED = 1_000

export async function recordToken(query: Query, { id, subject, scope, expiresAt }: IssuedToken): Promise<void> {
  await query
    .insertInto('token')
    .values({ id, subject, scope, issued_at: sql<Date>`now()`, expires_at: expiresAt })
    .onConflict((row) => row.doNothing())
    .execute()
}

/** The newest tokens first, then those of other issuers. */
export function listTokens(query: Query): Promise<KnownToken[]> {
  return query
    .selectFrom('token')
    .select(['id', 'subject', 'scope', 'issued_at as issuedAt', 'expires_at as expiresAt', 'revoked_at as revokedAt'])
    .orderBy('issued_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(MAX_LISTED)
    .execute()
}
