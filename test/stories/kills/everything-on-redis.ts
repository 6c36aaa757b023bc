import { Redis } from 'ioredis'

/** All keys and values of Redis as one text; empty without Redis. */
export async function everythingOnRedis(url: string | undefined): Promise<string> {
  if (url === undefined) return ''
  const redis = new Redis(url)
  try {
    const keys: string[] = []
    for await (const batch of redis.scanStream()) keys.push(...batch)
    const values = await Promise.all(keys.map(async (key) => `${key} ${await redis.dumpBuffer(key)}`))
    return values.join('\n')
  } finally {
    redis.disconnect()
  }
}
