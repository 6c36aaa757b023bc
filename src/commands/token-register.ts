import { pino } from 'pino'
import { z } from 'zod'
import { DirectoryInUse } from '../../db/connection/directory-lock.ts'
import { migrate } from '../../db/connection/migrate.ts'
import { type IssuedToken, type KnownToken, listTokens } from '../../db/tokens/issued-tokens.ts'
import { TOKENS_TOPIC } from '../auth/revoked-tokens.ts'
import { mintToken } from '../auth/tokens.ts'
import { openDatabase } from '../compose/database.ts'
import { openBus, tokenKeys } from '../compose/services.ts'
import { type Config, ConfigError } from '../config/config.ts'
import { readUrlFile } from '../http/url-file.ts'
import { recordToken, revokeToken } from '../newsroom/tokens.ts'

/** The list of issued and revoked tokens. */
export interface TokenRegister {
  record(token: IssuedToken): Promise<void>
  list(): Promise<readonly KnownToken[]>
  revoke(id: string): Promise<void>
}

const TOKEN_SECONDS = 60
const instant = z.coerce.date().nullable()
const Answer = z.object({
  data: z
    .object({
      tokens: z
        .array(
          z.object({
            id: z.string(),
            subject: z.string().nullable(),
            scope: z.array(z.string()).transform((scopes) => scopes.join(' ')),
            issuedAt: instant,
            expiresAt: instant,
            revokedAt: instant,
          }),
        )
        .default([]),
    })
    .nullish(),
  errors: z.array(z.object({ message: z.string() })).default([]),
})

/** In the database; or, if a gateway has the embedded database open, through that gateway. */
export async function openTokenRegister(config: Config, opened: AsyncDisposableStack): Promise<TokenRegister> {
  try {
    const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
    const database = opened.use(await openDatabase(config, log))
    await migrate(database)
    const { query } = database
    // Without Redis, gateways find the revocation by polling.
    const bus = opened.use(openBus(config, () => {}))
    return {
      record: (token) => recordToken(query, token),
      list: () => listTokens(query),
      async revoke(id) {
        await revokeToken(query, id)
        bus.publish(TOKENS_TOPIC, '')
      },
    }
  } catch (error) {
    const url = error instanceof DirectoryInUse ? readUrlFile(config.DATA_DIR) : null
    if (url === null) throw error
    return gatewayRegister(url, config)
  }
}

function gatewayRegister(url: string, config: Config): TokenRegister {
  const keys = tokenKeys(config)
  if (!('secret' in keys)) {
    throw new ConfigError(
      `A gateway uses the embedded database. Call its mutation revokeToken at ${url}/graphql with a token that has the scope tokens:write.`,
    )
  }
  const ask = async (query: string, input: object = {}) => {
    const token = await mintToken(keys.secret, 'token-command', 'tokens:write', TOKEN_SECONDS)
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { input } }),
    })
    const { data, errors } = Answer.parse(await response.json())
    if (errors[0]) throw new ConfigError(errors[0].message)
    return data?.tokens ?? []
  }
  return {
    async record({ scope, ...token }) {
      const input = { ...token, scopes: scope.split(' ').filter(Boolean) }
      await ask('mutation ($input: RecordTokenInput!) { recordToken(input: $input) { id } }', input)
    },
    list: () => ask('{ tokens { id subject scope: scopes issuedAt expiresAt revokedAt } }'),
    async revoke(id) {
      await ask('mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { id } }', { id })
    },
  }
}
