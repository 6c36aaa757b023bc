import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** The backends of a gateway, as settings. Disposing of it deletes what was created. */
export interface Backend extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>
}

export interface Backends {
  readonly name: string
  /** Creates an empty database; with `bare`, without tables. */
  open(options?: { readonly bare: boolean }): Promise<Backend>
}

const embedded: Backends = {
  name: 'embedded',
  async open({ bare } = { bare: false }) {
    const folder = await mkdtemp(join(tmpdir(), 'tickertape-'))
    const template = process.env.TEMPLATE_DATA_DIR
    if (template === undefined) throw new Error('test/template.ts has not run')
    if (!bare) await cp(join(template, 'postgres'), join(folder, 'postgres'), { recursive: true })
    return {
      env: { DATA_DIR: folder },
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    }
  },
}

/** A Postgres server and Redis; null unless both URLs are set. */
export const servers: Backends | null = serverBackends(process.env.TEST_DATABASE_URL, process.env.TEST_REDIS_URL)

/** Every kind of backend that the same tests run on. TEST_BACKENDS=servers skips the embedded ones. */
export const backends: readonly Backends[] = chosen(process.env.TEST_BACKENDS)

/** Whether this run includes tests that do not depend on the backend. */
export const embeddedToo = backends.includes(embedded)

function chosen(which: string | undefined): readonly Backends[] {
  if (which !== 'servers') return servers ? [embedded, servers] : [embedded]
  if (!servers) throw new Error('TEST_BACKENDS=servers needs TEST_DATABASE_URL and TEST_REDIS_URL')
  return [servers]
}

function serverBackends(databaseUrl: string | undefined, redisUrl: string | undefined): Backends | null {
  if (databaseUrl === undefined || redisUrl === undefined) return null
  return {
    name: 'Postgres and Redis',
    async open({ bare } = { bare: false }) {
      const name = `tickertape_test_${randomUUID().replaceAll('-', '')}`
      const template = process.env.TEMPLATE_DATABASE
      if (template === undefined) throw new Error('test/template.ts has not run')
      await administer(databaseUrl, `create database ${name} template ${bare ? 'template0' : template}`)
      const own = new URL(databaseUrl)
      own.pathname = `/${name}`
      return {
        env: { DATABASE_URL: own.href, REDIS_URL: redisUrl, AUTH_SECRET: TEST_SECRET, DATA_DIR: join(tmpdir(), name) },
        async [Symbol.asyncDispose]() {
          await rm(join(tmpdir(), name), { recursive: true, force: true })
          await administer(databaseUrl, `drop database ${name} with (force)`)
        },
      }
    },
  }
}

export const TEST_SECRET = 'a secret of at least 32 characters for tests'

export async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
