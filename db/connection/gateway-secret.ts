import type { Query } from './database.ts'

/** A secret of 244 random bits, shared by all gateways on this database. */
export async function gatewaySecret(query: Query): Promise<string> {
  const { secret } = await query.selectFrom('gateway_secret').select('secret').executeTakeFirstOrThrow()
  return secret
}
