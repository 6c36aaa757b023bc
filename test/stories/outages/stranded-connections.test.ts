import { describe, expect, test } from 'vitest'
import { openWire } from '../../audit/services/wire.ts'
import { servers } from '../../backends.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { startGateway } from '../gateway-process.ts'

describe.runIf(servers !== null)('a Postgres behind a wire that carries nothing', () => {
  test('connections to Postgres that carry nothing any more, and say nothing of it, are replaced', async () => {
    if (!servers) return
    await using own = await servers.open()
    const address = new URL(own.env.DATABASE_URL ?? '')
    await using wire = await openWire(Number(address.port || 5432))
    address.port = String(wire.port)
    const limits = { DATABASE_STATEMENT_TIMEOUT_MS: '1000', DATABASE_MAX_CONNECTIONS: '4' }
    await using gateway = await startGateway({ ...own.env, ...limits, DATABASE_URL: address.href })
    await gateway.ask('mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }')
    await using ticker = await openTicker(gateway.url, { variables: { after: await asOf(gateway.url) } })
    const before = await gateway.publish({ headline: 'Before' })
    await ticker.messages(1)
    wire.strand()
    let after: string | null = null
    const publish = async () => {
      after ??= await gateway
        .publish({ headline: 'After', uri: 'urn:after', idempotencyKey: 'after' })
        .catch(() => null)
      return after
    }
    await expect.poll(publish, { timeout: 40_000, interval: 200 }).not.toBeNull()
    await ticker.messages(2)
    expect(ticker.received.map(({ extensions }) => extensions?.cursor)).toEqual([before, after])
  })
})
