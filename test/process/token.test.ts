import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { authenticator } from '../../src/auth/tokens.ts'
import { TEST_SECRET } from '../backends.ts'
import { CHILD_ENV } from '../child-env.ts'
import { startGateway } from './gateway-process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Said {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function token(args: readonly string[], env: Record<string, string> = { AUTH_SECRET: TEST_SECRET }): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>()
  const options = { cwd: ROOT, env: { ...CHILD_ENV, ...env } }
  execFile(process.execPath, ['src/commands/token.ts', ...args], options, (error, stdout, stderr) => {
    resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
  })
  return promise
}

const viewer = async ({ stdout }: Said) => authenticator({ secret: TEST_SECRET })(`Bearer ${stdout.trim()}`)

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

test('a gateway on the same folder takes the token, without any setting', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-token-'))
  try {
    const env = { DATA_DIR: folder, PORT: '0', SEED: 'never', LOG_LEVEL: 'error' }
    const { stdout } = await token([], env)
    await using gateway = startGateway(env, {})
    const url = await gateway.ready()
    const headers = { authorization: `Bearer ${stdout.trim()}` }
    const answer = await fetch(`${url}/graphql?query=%7Bviewer%7Bsubject%7D%7D`, { headers })
    expect(await answer.json()).toEqual({ data: { viewer: { subject: 'editor' } } })
  } finally {
    await rm(folder, { recursive: true })
  }
})
