import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { emptyFolder } from './empty-folder.ts'
import { QUIET, startGateway } from './gateway-process.ts'

/** Starts a gateway whose startup must fail; returns the only line that it prints. */
async function lastWords(env: Record<string, string>, defaults: object = QUIET): Promise<string> {
  await using folder = await emptyFolder()
  await using gateway = startGateway({ DATA_DIR: folder.path, ...env }, defaults)
  expect(await gateway.exited).toEqual({ code: 1, signal: null })
  expect(gateway.stdout()).toBe('')
  const lines = gateway.stderr().trimEnd().split('\n')
  expect(lines, gateway.stderr()).toHaveLength(1)
  return lines[0] ?? ''
}

test('a second gateway on the same folder is refused in one line, and the first serves on', async () => {
  await using folder = await emptyFolder()
  await using first = startGateway({ DATA_DIR: folder.path })
  const url = await first.ready()
  expect(await lastWords({ DATA_DIR: folder.path })).toMatch(/is in use by process \d+\..*DATA_DIR/)
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
})

test('a port that is taken is said in one line', async () => {
  await using server = createServer()
  server.listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  expect(await lastWords({ PORT: port })).toMatch(/PORT is in use/)
})

test.each([
  ['PORT', 'eighty', 'a whole number from 0 to 65535'],
  ['LOG_LEVEL', 'loud', 'silent, fatal, error, warn, info, debug'],
  ['DATABASE_URL', 'mysql://root:hunter2hunter2@localhost', 'postgres:// or postgresql://'],
  ['REDIS_URL', 'http://:hunter2hunter2@localhost', 'redis:// or rediss://'],
  ['AUTH_SECRET', 'hunter2hunter2', 'at least 32 characters'],
  ['ALLOWED_ORIGINS', 'https://example.org/path', 'such as https://example.org'],
  ['TRUSTED_PROXIES', 'nginx.internal', 'such as loopback, 10.0.0.0/8'],
])(
  'a start with a wrong %s ends with its name and what it accepts, not with its value',
  async (name, value, accepts) => {
    const line = await lastWords({ [name]: value })
    expect(line).toContain(name)
    expect(line).toContain(accepts)
    expect(line).not.toContain(value)
    expect(line).not.toContain('hunter2')
  },
)

test('a Postgres server without a secret for tokens is refused', async () => {
  const line = await lastWords({ DATABASE_URL: 'postgres://localhost/news' }, { PORT: '0' })
  expect(line).toMatch(/AUTH_SECRET.*AUTH_JWKS_URL/)
})

test('a database that cannot be reached is tried again, then said in one line without its password', async () => {
  await using gateway = startGateway({
    DATABASE_URL: 'postgres://editor:hunter2hunter2@127.0.0.1:1/news',
    DATABASE_START_SECONDS: '2',
    LOG_LEVEL: 'warn',
  })
  expect(await gateway.exited).toEqual({ code: 1, signal: null })
  const lines = gateway.stderr().trimEnd().split('\n')
  expect(lines.slice(0, -1).map((line) => JSON.parse(line).msg)).toContain(
    'the database cannot be reached; trying again',
  )
  expect(lines.at(-1)).toMatch(/^The database cannot be reached: .*DATABASE_URL/)
  expect(gateway.stderr()).not.toContain('hunter2')
})
