import { describe } from 'vitest'
import { busContract } from '../contract/bus.ts'
import { openRedisBus } from './redis-server.ts'

const url = process.env.TEST_REDIS_URL

describe.runIf(url !== undefined)('with a Redis server', () => {
  busContract('over Redis', (onError) => openRedisBus(url ?? '', onError))
})
