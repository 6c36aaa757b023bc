import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { startRedis } from '../bus/redis-server.ts'
import { startGateway } from './gateway-process.ts'

const QUERY = encodeURIComponent('{ latestNews(first: 1) { nodes { headline } } }')

async function readiness(url: string) {
  const response = await fetch(`${url}/health/ready`)
  return { code: response.status, ...(await response.json()) }
}

describe.each(backends)('on $name', (backends) => {
  test('a gateway that stops is not ready, and serves on until proxies have had time to notice', async () => {
    await using backend = await backends.open()
    await using gateway = startGateway({ ...backend.env, LOG_LEVEL: 'info', DRAIN_NOTICE_SECONDS: '600' })
    const url = await gateway.ready()
    expect(await readiness(url)).toMatchObject({ code: 200, ready: true, status: 'ok' })
    gateway.kill('SIGTERM')
    await gateway.said('stopping')
    expect(await readiness(url)).toMatchObject({
      code: 503,
      ready: false,
      status: 'unavailable',
      checks: { database: 'ok', draining: 'this gateway is stopping' },
    })
    expect((await fetch(`${url}/graphql?query=${QUERY}`)).status).toBe(200)
    gateway.kill('SIGTERM')
    expect(await gateway.exited).toEqual({ code: 1, signal: null })
  })

  test('after the notice it closes its port and ends', async () => {
    await using backend = await backends.open()
    await using gateway = startGateway({ ...backend.env, DRAIN_NOTICE_SECONDS: '1' })
    await gateway.ready()
    gateway.kill('SIGTERM')
    expect(await gateway.exited).toEqual({ code: 0, signal: null })
  })

  test('without Redis a gateway is degraded but ready, until Redis is back', async () => {
    await using backend = await backends.open()
    await using redis = await startRedis()
    await using gateway = startGateway({ ...backend.env, REDIS_URL: redis.url })
    const url = await gateway.ready()
    const status = () => readiness(url)
    await expect.poll(status, { timeout: 10_000 }).toMatchObject({ code: 200, status: 'ok', checks: { bus: 'ok' } })
    await redis.kill()
    const degraded = { code: 200, ready: true, status: 'degraded', checks: { bus: 'Redis cannot be reached' } }
    await expect.poll(status, { timeout: 10_000 }).toMatchObject(degraded)
    await redis.start()
    await expect.poll(status, { timeout: 10_000 }).toMatchObject({ code: 200, status: 'ok' })
  })
})
