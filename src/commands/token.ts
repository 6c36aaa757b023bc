import { parseArgs } from 'node:util'
import { decodeJwt } from 'jose'
import { TOKEN_SCOPES } from '../../schema/viewer/scopes.ts'
import { mintToken } from '../auth/tokens.ts'
import { tokenKeys } from '../compose/services.ts'
import { ConfigError, readConfig } from '../config/config.ts'
import { startFailure } from './start-failure.ts'
import { openTokenRegister } from './token-register.ts'
import { tokenTable } from './token-table.ts'

const DEFAULT_SCOPE = 'articles:write sections:write'
const USAGE = `npm run token -- [--scope "${DEFAULT_SCOPE}"] [--ttl 1h] [--subject NAME]
  signs a token
  --scope    the scopes, separated by spaces. By default ${DEFAULT_SCOPE}
             ${TOKEN_SCOPES.join(', ')}
  --ttl      the lifetime: a number and s, m, h or d. By default 1h
  --subject  who publishes: the author of versions and the owner of idempotency keys. By default editor
npm run token -- list
  lists the tokens that it has signed and those that are revoked
npm run token -- revoke ID
  revokes a token for good, also one of an identity provider; ID is its claim jti
`

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

class UsageError extends Error {}

function lifetimeSeconds(ttl: string): number {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(ttl) ?? []
  if (amount !== undefined && unit !== undefined) return Number(amount) * (SECONDS[unit] ?? 1)
  throw new UsageError(`"${ttl}" is not a lifetime. It accepts a number and s, m, h or d, such as 1h.`)
}

async function issue(subject: string, scope: string, ttl: string): Promise<string> {
  const scopes = scope.split(/[\s,]+/).filter((one) => one !== '')
  const unknown = scopes.find((one) => !TOKEN_SCOPES.includes(one))
  if (unknown !== undefined) throw new UsageError(`There is no scope "${unknown}".`)
  const seconds = lifetimeSeconds(ttl)
  const config = readConfig(process.env)
  const keys = tokenKeys(config)
  if (!('secret' in keys)) {
    throw new ConfigError('With AUTH_JWKS_URL, tokens come from the identity provider: this command cannot sign them.')
  }
  await using opened = new AsyncDisposableStack()
  const token = await mintToken(keys.secret, subject, scopes.join(' '), seconds)
  const { jti = '', exp = 0 } = decodeJwt(token)
  const register = await openTokenRegister(config, opened)
  await register.record({ id: jti, subject, scope: scopes.join(' '), expiresAt: new Date(exp * 1_000) })
  return `${token}\n`
}

async function list(): Promise<string> {
  await using opened = new AsyncDisposableStack()
  const register = await openTokenRegister(readConfig(process.env), opened)
  return tokenTable(await register.list())
}

async function revoke(id: string): Promise<string> {
  await using opened = new AsyncDisposableStack()
  const register = await openTokenRegister(readConfig(process.env), opened)
  await register.revoke(id)
  return `revoked ${id}\n`
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scope: { type: 'string', default: DEFAULT_SCOPE },
      ttl: { type: 'string', default: '1h' },
      subject: { type: 'string', default: 'editor' },
      help: { type: 'boolean', default: false },
    },
  })
  const [action = 'issue', id, ...others] = positionals
  const run =
    others.length > 0
      ? null
      : action === 'revoke' && id !== undefined
        ? () => revoke(id)
        : id !== undefined
          ? null
          : action === 'list'
            ? list
            : action === 'issue' && positionals.length === 0
              ? () => issue(values.subject, values.scope, values.ttl)
              : null
  if (!values.help && !run) {
    throw new UsageError(
      action === 'revoke' ? 'revoke needs the id of a token.' : `"${positionals.join(' ')}" is not a command.`,
    )
  }
  process.stdout.write(values.help || !run ? USAGE : await run())
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error)
  process.stderr.write(isUsage ? `${error.message}\n${USAGE}` : `${startFailure(error)}\n`)
  process.exitCode = isUsage ? 2 : 1
}
