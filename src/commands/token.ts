import { parseArgs } from 'node:util'
import { TOKEN_SCOPES } from '../../schema/viewer/scopes.ts'
import { mintToken } from '../auth/tokens.ts'
import { tokenKeys } from '../compose/services.ts'
import { readConfig } from '../config/config.ts'
import { startFailure } from './start-failure.ts'

const DEFAULT_SCOPE = 'articles:write sections:write'
const USAGE = `npm run token -- [--scope "${DEFAULT_SCOPE}"] [--ttl 1h] [--subject NAME]
  --scope    the scopes, separated by spaces. By default ${DEFAULT_SCOPE}
             ${TOKEN_SCOPES.join(', ')}
  --ttl      the lifetime: a number and s, m, h or d. By default 1h
  --subject  who publishes: the author of versions and the owner of idempotency keys. By default editor
`

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

try {
  const { values } = parseArgs({
    options: {
      scope: { type: 'string', default: DEFAULT_SCOPE },
      ttl: { type: 'string', default: '1h' },
      subject: { type: 'string', default: 'editor' },
      help: { type: 'boolean', default: false },
    },
  })
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(values.ttl) ?? []
  const scopes = values.scope.split(/[\s,]+/).filter((scope) => scope !== '')
  const unknown = scopes.find((scope) => !TOKEN_SCOPES.includes(scope))
  const keys = tokenKeys(readConfig(process.env))
  if (values.help) {
    process.stdout.write(USAGE)
  } else if (unknown !== undefined) {
    process.stderr.write(`There is no scope "${unknown}".\n${USAGE}`)
    process.exitCode = 2
  } else if (amount === undefined || unit === undefined) {
    process.stderr.write(
      `"${values.ttl}" is not a lifetime. It accepts a number and s, m, h or d, such as 1h.\n${USAGE}`,
    )
    process.exitCode = 2
  } else if ('secret' in keys) {
    const token = await mintToken(keys.secret, values.subject, scopes.join(' '), Number(amount) * (SECONDS[unit] ?? 1))
    process.stdout.write(`${token}\n`)
  } else {
    process.stderr.write('With AUTH_JWKS_URL, tokens come from the identity provider: this command cannot sign them.\n')
    process.exitCode = 1
  }
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error
  process.stderr.write(usage ? `${error.message}\n${USAGE}` : `${startFailure(error)}\n`)
  process.exitCode = usage ? 2 : 1
}
