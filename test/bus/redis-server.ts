import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'
import { redisBus } from '../../src/bus/redis.ts'
import { REDIS_LIMITS } from '../../src/config/limits.ts'
import { freePort } from '../free-port.ts'

/** A Redis server for one test, which can be killed and restarted; it starts empty every time. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string
  start(): Promise<void>
  kill(): Promise<void>
  /** Suspends it, like a machine that swaps; `kill` still works. */
  freeze(): void
  thaw(): void
}

export async function startRedis(args: readonly string[] = []): Promise<RedisServer> {
  const port = await freePort()
  let server: ChildProcess | null = null
  const redis: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const started = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1', ...args])
      server = started
      const ready = Promise.withResolvers<void>()
      started.once('exit', () => ready.reject(new Error('redis-server ended')))
      started.once('error', ready.reject)
      started.stdout?.on('data', (text) => String(text).includes('Ready to accept') && ready.resolve())
      await ready.promise
    },
    async kill() {
      const running = server
      server = null
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const gone = once(running, 'exit')
      running.kill('SIGKILL')
      await gone
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    [Symbol.asyncDispose]: () => redis.kill(),
  }
  await redis.start()
  return redis
}

/** A bus with both connections ready and the limits of a gateway. */
export async function openRedisBus(url: string, onError: (error: unknown) => void, limits = {}): Promise<Bus> {
  const bus = redisBus(url, { ...REDIS_LIMITS, ...limits }, onError)
  await expect.poll(() => bus.problem(), { timeout: 5_000 }).toBeNull()
  return bus
}
