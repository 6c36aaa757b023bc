import type { Query } from '../../db/connection/database.ts'
import { type IssuedToken, recordToken as record } from '../../db/tokens/issued-tokens.ts'
import { revokeToken as revoke } from '../../db/tokens/revoked-tokens.ts'
import { badInput } from '../../schema/errors.ts'

const MAX_ID_CHARACTERS = 1_000

export async function recordToken(query: Query, token: IssuedToken): Promise<void> {
  checkId(token.id)
  await record(query, token)
}

/** @throws BAD_USER_INPUT */
export async function revokeToken(query: Query, id: string): Promise<void> {
  checkId(id)
  if (await revoke(query, id)) return
  const message = 'too many tokens are revoked; change AUTH_SECRET, or the key of your identity provider, instead'
  throw badInput([{ path: ['input', 'id'], message }])
}

function checkId(id: string): void {
  if (id !== '' && id.length <= MAX_ID_CHARACTERS && !id.includes('\0')) return
  throw badInput([{ path: ['input', 'id'], message: `1 to ${MAX_ID_CHARACTERS} characters` }])
}
