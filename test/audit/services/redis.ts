import { Redis } from 'ioredis'
import { freePort } from '../../free-port.ts'
import { type Child, start } from './child.ts'

/** A Redis server that can be killed and restarted. Every start is empty. */
export interface OwnRedis extends AsyncDisposable {
  readonly port: number
  start(): Promise<void>
  kill(): Promise<void>
  freeze(): void
  thaw(): void
  /** Whether any key or value contains the text. */
  keeps(words: string): Promise<boolean>
}

export async function openRedis(): Promise<OwnRedis> {
  const port = await freePort()
  let server: Child | null = null
  const redis: OwnRedis = {
    port,
    async start() {
      server = start('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'])
      await server.says(/Ready to accept/)
    },
    async kill() {
      server?.kill('SIGKILL')
      await server?.gone
      server = null
    },
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
    async keeps(words) {
      const client = new Redis(port)
      try {
        const keys = await client.keys('*')
        const dumps = await Promise.all(keys.map((key) => client.dumpBuffer(key)))
        return keys.some((key) => key.includes(words)) || dumps.some((dump) => dump?.includes(words))
      } finally {
        client.disconnect()
      }
    },
    [Symbol.asyncDispose]: () => redis.kill(),
  }
  await redis.start()
  return redis
}
