import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { servers } from '../../backends.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { type GatewayProcess, startGateway } from '../gateway-process.ts'

const STORIES_EACH = 60
const CUTS = 8

describe.runIf(servers !== null)('a Postgres that drops its connections', () => {
  test('gateways stay up, publishers who try again with the same key publish once, and no subscriber loses or doubles anything', async () => {
    if (!servers) return
    await using backend = await servers.open()
    await using one = await startGateway(backend.env)
    await using other = await startGateway(backend.env)
    await one.ask('mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }')
    const after = await asOf(one.url)
    await using here = await openTicker(one.url, { variables: { after } })
    await using there = await openTicker(other.url, { variables: { after } })
    let refused = 0
    const persistently = async (gateway: GatewayProcess): Promise<string> => {
      const idempotencyKey = randomUUID()
      for (;;) {
        try {
          return await gateway.publish({ headline: 'Story', uri: `urn:test:${idempotencyKey}`, idempotencyKey })
        } catch (error) {
          expect(String(error), gateway.log).toContain('"UNAVAILABLE"')
          refused++
        }
      }
    }
    const write = async (gateway: GatewayProcess) => {
      const cursors: string[] = []
      for (let count = 0; count < STORIES_EACH; count++) cursors.push(await persistently(gateway))
      return cursors
    }
    const [, ...written] = await Promise.all([
      cutConnections(backend.env.DATABASE_URL ?? '', () => here.received.length),
      ...[one, other, one, other].map(write),
    ])
    const published = written.flat()
    await Promise.all([here.messages(published.length), there.messages(published.length)])
    const last = await one.publish()
    await Promise.all([here.messages(published.length + 1), there.messages(published.length + 1)])
    const heard = here.received.map(({ extensions }) => extensions?.cursor)
    expect(new Set(heard)).toEqual(new Set([...published, last]))
    expect(heard).toHaveLength(published.length + 1)
    expect(there.received.map(({ extensions }) => extensions?.cursor)).toEqual(heard)
    expect([...here.received, ...there.received].filter(({ errors }) => errors)).toEqual([])
    console.info(`${refused} publishes were refused and repeated`)
    expect([one.alive, other.alive]).toEqual([true, true])
  })
})

/** Terminates every connection to the database repeatedly while articles are published. */
async function cutConnections(url: string, heard: () => number): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (let cut = 1; cut <= CUTS; cut++) {
      await expect.poll(heard, { timeout: 30_000, interval: 5 }).toBeGreaterThan(cut * 20)
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    }
  } finally {
    await client.end()
  }
}
