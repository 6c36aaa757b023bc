import type { KnownToken } from '../../db/tokens/issued-tokens.ts'

const HEAD = ['id', 'subject', 'scopes', 'issued', 'expires', 'revoked']

/** Tokens as a table for terminals. `-` stands for what is not known, or has not happened. */
export function tokenTable(tokens: readonly KnownToken[]): string {
  const rows = tokens.map(({ id, subject, scope, issuedAt, expiresAt, revokedAt }) => [
    printable(id),
    printable(subject),
    printable(scope),
    instant(issuedAt),
    instant(expiresAt),
    instant(revokedAt),
  ])
  const table = [HEAD, ...rows]
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}

function instant(at: Date | null): string {
  return at === null ? '-' : at.toISOString().replace(/\.\d+Z$/, 'Z')
}

/** An id or a subject may be anybody's: control characters would steer the terminal. */
function printable(text: string | null): string {
  return text?.replaceAll(/\p{C}/gu, '?') || '-'
}
