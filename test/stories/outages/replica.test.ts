import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../audit/services/postgres.ts'
import { servers } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'

const LATEST = '{ latestNews(first: 3) { asOf nodes { headline } } }'

describe.runIf(servers !== null)('with a copy of the database', () => {
  let primary: Postgres
  let replica: Postgres
  let newsroom: Newsroom
  beforeAll(async () => {
    primary = await openPostgres()
    await primary.administer('create database tickertape')
    replica = await openPostgres(primary)
    const on = ({ port }: Postgres) => `postgres://postgres@127.0.0.1:${port}/tickertape`
    const backend = { env: { DATABASE_URL: on(primary) }, [Symbol.asyncDispose]: async () => {} }
    newsroom = await openNewsroom(
      { name: 'a copied Postgres', open: async () => backend },
      { DATABASE_REPLICA_URLS: on(replica) },
    )
  })
  afterAll(async () => {
    await newsroom?.[Symbol.asyncDispose]()
    await replica?.[Symbol.asyncDispose]()
    await primary?.[Symbol.asyncDispose]()
  })

  const latest = async (): Promise<string> => {
    const headers = { 'cache-control': 'no-cache', accept: 'application/json' }
    return (await fetch(`${newsroom.url}/graphql?query=${encodeURIComponent(LATEST)}`, { headers })).text()
  }
  const reads = async (outcome: string): Promise<number> => {
    const text = await (await fetch(`${newsroom.url}/metrics`)).text()
    return Number(new RegExp(`tickertape_replica_reads_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
  }
  /** Repeats a query until the metric of replica reads with this outcome has reached a count. */
  const readUntil = async (outcome: string) => {
    const before = await reads(outcome)
    const asked = async () => {
      await latest()
      return reads(outcome)
    }
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(before)
  }

  test('news are read from a copy that has heard all that the gateway has', async () => {
    await newsroom.publish({ headline: 'Copied' })
    await readUntil('read')
    expect(await latest()).toContain('Copied')
  })

  test('a copy that falls behind is not read from: who has published sees it at once', async () => {
    const follower = await replica.connect('postgres')
    await follower.query('select pg_wal_replay_pause()')
    await newsroom.publish({ headline: 'Only here yet' })
    await readUntil('behind')
    expect(await latest()).toContain('Only here yet')
    await follower.query('select pg_wal_replay_resume()')
    await follower.end()
    await readUntil('read')
    expect(await latest()).toContain('Only here yet')
  })

  test('without its copy the gateway answers from the database itself', async () => {
    await replica.kill()
    await newsroom.publish({ headline: 'Alone' })
    await readUntil('away')
    expect(await latest()).toContain('Alone')
  })
})
