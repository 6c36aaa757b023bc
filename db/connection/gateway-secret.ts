import type { Query } from './database.ts'

/** 244 random bits that all gateways of this database share, and nobody else has. */
export async function gatewaySecret(query: Query): Promise<string> {
  const { secret } = await query.selectFrom('gateway_secret').select('secret').executeTakeFirstOrThrow()
  return secret
}
