import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticator } from '../../src/auth/tokens.ts'
import { type Backend, backends, TEST_SECRET } from '../backends.ts'
import { CHILD_ENV } from '../child-env.ts'
import { emptyFolder } from './empty-folder.ts'
import { startGateway } from './gateway-process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Said {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

let backend: Backend
beforeAll(async () => {
  const [any] = backends
  if (!any) throw new Error('there is no backend')
  backend = await any.open()
})
afterAll(() => backend[Symbol.asyncDispose]())

function token(
  args: readonly string[],
  settings: Record<string, string> = { AUTH_SECRET: TEST_SECRET },
): Promise<Said> {
  return alone(args, { LOG_LEVEL: 'error', ...backend.env, ...settings })
}

/** With these settings and no others. */
function alone(args: readonly string[], env: Record<string, string>): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>()
  const options = { cwd: ROOT, env: { ...CHILD_ENV, ...env } }
  execFile(process.execPath, ['src/commands/token.ts', ...args], options, (error, stdout, stderr) => {
    resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
  })
  return promise
}

const viewer = async ({ stdout }: Said) =>
  authenticator({ secret: TEST_SECRET }, () => false)(`Bearer ${stdout.trim()}`)

test('a token has the scope and the subject that were asked for, and lasts as long', async () => {
  const said = await token(['--scope', 'articles:write', '--ttl', '2d', '--subject', 'night-publisher'])
  const { subject, scopes, expiresAt } = await viewer(said)
  expect([subject, [...scopes]]).toEqual(['night-publisher', ['articles:write']])
  const hours = ((expiresAt?.getTime() ?? 0) - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(47.9)
  expect(hours).toBeLessThanOrEqual(48)
})

test('without arguments it may do all that editors do, for an hour', async () => {
  const { scopes, expiresAt } = await viewer(await token([]))
  expect([...scopes].sort()).toEqual(['articles:write', 'sections:write'])
  expect((expiresAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000)
})

test.each([
  [['--scope', 'articles:read']],
  [['--ttl', 'soon']],
  [['--ttl', '1w']],
  [['--ttl', '']],
  [['--time', '1h']],
  [['articles:write']],
])('%j gets the usage and no token', async (args) => {
  const { code, stdout, stderr } = await token(args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('npm run token -- [--scope')
  expect(stderr).not.toMatch(/\n +at /)
})

test('help is no error', async () => {
  const { code, stdout } = await token(['--help'])
  expect(code).toBe(0)
  expect(stdout).toContain('--ttl')
})

test('where an identity provider makes the tokens, that is said', async () => {
  const { code, stdout, stderr } = await token([], { AUTH_JWKS_URL: 'https://id.example/keys' })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain('AUTH_JWKS_URL')
})

test('tokens are listed with what they may, and a revoked one says when', async () => {
  const made = await token(['--subject', 'night-desk', '--scope', 'articles:draft'])
  const { tokenId = '' } = await viewer(made)
  expect((await token(['list'])).stdout).toMatch(
    new RegExp(`^${tokenId} +night-desk +articles:draft +\\S+Z +\\S+Z +-$`, 'm'),
  )
  expect(await token(['revoke', tokenId])).toMatchObject({ code: 0, stdout: `revoked ${tokenId}\n` })
  expect((await token(['list'])).stdout).toMatch(new RegExp(`^${tokenId} .*Z +\\S+Z +\\S+Z$`, 'm'))
})

test('a token of an identity provider is revoked by its id', async () => {
  const settings = { AUTH_JWKS_URL: 'https://id.example/keys' }
  expect((await token(['revoke', 'of-the-provider'], settings)).code).toBe(0)
  expect((await token(['list'], settings)).stdout).toMatch(/^of-the-provider +- +- +- +- +\S+Z$/m)
})

test.each([[['revoke']], [['list', 'all']], [['revoke', 'one', 'two']], [['delete', 'one']]])(
  '%j gets the usage',
  async (args) => {
    const { code, stderr } = await token(args)
    expect(code).toBe(2)
    expect(stderr).toContain('npm run token -- revoke ID')
  },
)

test('with a gateway on the same folder, without any setting, tokens are taken, listed and revoked through it', async () => {
  await using folder = await emptyFolder()
  const env = { DATA_DIR: folder.path, PORT: '0', SEED: 'never', LOG_LEVEL: 'error' }
  const before = await alone([], env)
  await using gateway = startGateway(env, {})
  const url = await gateway.ready()
  const ask = async ({ stdout }: Said) => {
    const headers = { authorization: `Bearer ${stdout.trim()}` }
    return (await fetch(`${url}/graphql?query=%7Bviewer%7Bsubject%7D%7D`, { headers })).json()
  }
  const during = await alone(['--subject', 'second'], env)
  expect(await ask(before)).toEqual({ data: { viewer: { subject: 'editor' } } })
  expect(await ask(during)).toEqual({ data: { viewer: { subject: 'second' } } })
  const { stdout } = await alone(['list'], env)
  const [, id = ''] = /^(\S+) +second /m.exec(stdout) ?? []
  expect(stdout).toMatch(/^\S+ +editor /m)
  expect((await alone(['revoke', id], env)).stdout).toBe(`revoked ${id}\n`)
  expect(await ask(during)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(await ask(before)).toEqual({ data: { viewer: { subject: 'editor' } } })
})
