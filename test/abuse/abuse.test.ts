import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import type { Suite } from './row.ts'
import { ANSWERS } from './rows/answers.ts'
import { HTTP, SWITCHED_OFF } from './rows/http.ts'
import { PRICES } from './rows/prices.ts'
import { SHARES } from './rows/shares.ts'
import { TEXT } from './rows/text.ts'
import { query } from './send.ts'

const SUITES: readonly Suite[] = [ANSWERS, TEXT, PRICES, SHARES, HTTP, SWITCHED_OFF]

/** A healthy client is served after whatever was tried. */
async function healthy(newsroom: Newsroom): Promise<void> {
  const { status, data } = await query(newsroom, '{ latestNews(first: 1) { nodes { headline } } }')
  expect({ status, data }).toMatchObject({ status: 200, data: { latestNews: { nodes: [{}] } } })
}

describe.each(backends)('on $name', (backend) => {
  test.each(SUITES)(
    'a stranger who tries $name gets what is theirs, and others are served',
    {
      timeout: 300_000,
    },
    async ({ env = {}, prepare, rows }) => {
      await using newsroom = await openNewsroom(backend, env)
      await newsroom.publish()
      await prepare?.(newsroom)
      for (const { name, attack, comes } of rows) {
        expect.soft(await attack(newsroom), name).toMatchObject(Object(comes))
        await healthy(newsroom)
      }
      console.info(`${rows.length} attacks`)
    },
  )
})
