import type { KnownToken } from '../../db/tokens/issued-tokens.ts'
import { table } from '../terminal/table.ts'

/** Tokens as a table for terminals. */
export function tokenTable(tokens: readonly KnownToken[]): string {
  const rows = tokens.map(({ id, subject, scope, issuedAt, expiresAt, revokedAt }) => [
    ...[id, subject, scope, issuedAt, expiresAt, revokedAt],
  ])
  return table(['id', 'subject', 'scopes', 'issued', 'expires', 'revoked'], rows)
}
