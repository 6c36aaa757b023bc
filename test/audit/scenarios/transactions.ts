import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { ask } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'
import { BY_HAND } from '../verdict/log-faults.ts'

const HANDS = 4

const URI = 'urn:audit:by-hand'
const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }'

/** Writes an event as another program would, for a public article that nobody else changes. */
const APPEND = `
  insert into event (id, kind, subject_id, uri, version, note, before, after)
  select gen_random_uuid(), 'UPDATED', id, uri, version, '${BY_HAND}', facets, facets
  from article where uri = '${URI}'`

/** Long and aborted transactions: they block no other writer and leave no gap in the log. */
export const TRANSACTION_SCENARIOS: readonly Scenario[] = [
  {
    name: 'writers-hold',
    run: (stage) =>
      byHand(stage, async (client) => {
        await client.query(APPEND)
        await sleep(stage.scale.faultMs)
        await client.query('commit')
      }),
  },
  {
    name: 'writers-roll-back',
    run: (stage) =>
      byHand(stage, async (client) => {
        await client.query(APPEND)
        await client.query('set constraints all immediate')
        await client.query('rollback')
      }),
  },
]

async function byHand(stage: Stage, transaction: (client: Client) => Promise<void>): Promise<void> {
  const { scale, connect, news, complain, diary, gateways, token } = stage
  const input = { uri: URI, headline: 'By hand', bodyHtml: '<p>Words.</p>', language: 'en', section: 'news' }
  diary.sent.add(input.headline)
  await ask(gateways[0].direct(), token, PUBLISH, { input })
  const before = diary.acknowledged.length
  await Promise.all(
    Array.from({ length: HANDS }, async () => {
      const client = await connect()
      try {
        for (let round = 0; round < scale.rounds; round++) {
          await client.query('begin')
          await transaction(client)
        }
      } finally {
        await client.end()
      }
    }),
  )
  await news(1)
  if (diary.acknowledged.length === before) complain('nobody could publish while others held their transactions open')
}
