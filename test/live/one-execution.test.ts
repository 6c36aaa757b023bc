import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { logRange, readAfter } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { schema } from '../../schema/schema.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import { admit } from '../../src/live/admit.ts'
import { EventBatch } from '../../src/live/event-batch.ts'
import { History } from '../../src/live/history.ts'
import { Hub } from '../../src/live/hub.ts'
import { renderer } from '../../src/live/rendering.ts'
import { backends } from '../backends.ts'
import { openAnswer } from '../graphql/open-answer.ts'
import { NO_WEBHOOKS, openPublisher, PREVIEW_LINKS, type Publisher } from '../publisher.ts'
import { recordingSink } from './recording-sink.ts'

const FIELDS = 'cursor article { headline section { name } authors { name } tags { name } related { headline } }'

describe.each(backends)('on $name', (backend) => {
  test('an event is executed once, with as many SQL statements for 5,000 subscriptions as for one', async () => {
    await using publisher = await openPublisher(backend)
    const alone = await deliver(publisher, 1)
    const crowded = await deliver(publisher, 5_000)
    expect(crowded).toEqual(alone)
    expect(crowded.executions).toBe(1)
    expect(crowded.statements).toBeGreaterThan(0)
  })

  test('a replay of thirty events takes at most twice the SQL statements of one', async () => {
    await using publisher = await openPublisher(backend)
    const one = await replay(publisher, 1)
    const thirty = await replay(publisher, 30)
    expect(thirty.statements).toBeLessThanOrEqual(2 * one.statements)
    expect([one.executions, thirty.executions, thirty.failures]).toEqual([1, 30, 0])
  })
})

/** A hub at the head of the log, and what it has executed. */
async function openHub(publisher: Publisher) {
  const before = await logRange(publisher.query)
  const done = { executions: 0, failures: 0 }
  const batch = new EventBatch(() => context(publisher, before.epoch))
  const recent = { head: before.head, recentAfter: () => null }
  const hub = new Hub({
    renderer: renderer(
      openAnswer(schema, () => done.failures++),
      batch,
      () => done.failures++,
    ),
    history: new History(recent, (position, limit) => readAfter(publisher.query, position, limit), {
      maxEventsPerRead: 100,
    }),
    limits: { maxBufferedPayloads: 10, maxBufferedCharacters: 1_000_000, retryMs: 1 },
    reports: {
      executed: () => done.executions++,
      delivered: () => {},
      conflated: () => {},
      sinkFailed: () => done.failures++,
      renderFailed: () => done.failures++,
    },
    expired: () => Promise.reject(new Error('no cursor has expired')),
  })
  return { before, done, recent, hub }
}

/** Publishes an article and counts what its delivery to so many subscriptions takes. */
async function deliver(publisher: Publisher, subscribers: number) {
  const { before, done, recent, hub } = await openHub(publisher)
  const readers = Array.from({ length: subscribers }, recordingSink)
  for (const each of readers) hub.subscribe(await operation(publisher, before), each, null)
  await publisher.publish({ authors: ['Ada', 'Bo'], tags: ['Floods'], related: [] })
  const [event] = await readAfter(publisher.query, before.head, 1)
  if (!event) throw new Error('nothing was published')
  const statementsBefore = publisher.counted()
  recent.head = event.position
  hub.advance(event)
  await expect.poll(() => readers.every(({ payloads }) => payloads.length === 1)).toBe(true)
  expect(new Set(readers.map(({ payloads }) => payloads[0])).size).toBe(1)
  return { ...done, statements: publisher.counted() - statementsBefore }
}

/** Counts what a replay of so many events takes. */
async function replay(publisher: Publisher, events: number) {
  const { before } = await openHub(publisher)
  for (let count = 0; count < events; count++)
    await publisher.publish({ authors: ['Ada', 'Bo'], tags: ['Floods'], related: [] })
  const { done, hub } = await openHub(publisher)
  const statementsBefore = publisher.counted()
  const back = recordingSink()
  hub.subscribe(await operation(publisher, before), back, before.head)
  await expect.poll(() => back.payloads.length).toBe(events)
  return { ...done, statements: publisher.counted() - statementsBefore }
}

async function operation(publisher: Publisher, log: Awaited<ReturnType<typeof logRange>>) {
  const query = `subscription ($after: LogCursor) { latestNews(after: $after) { ${FIELDS} } }`
  const document = parse(query)
  const [definition] = document.definitions
  if (definition?.kind !== 'OperationDefinition') throw new Error('no operation')
  const variables = { after: encodeLogCursor({ epoch: log.epoch, position: log.head }) }
  const admitted = await admit(
    schema,
    { document, operation: definition, operationName: null, variables, cost: 1 },
    context(publisher, log.epoch),
    async () => log,
    null,
  )
  if (!('operation' in admitted)) throw new Error('it was not admitted')
  return admitted.operation
}

function context({ counting, newsroom }: Publisher, epoch: string): Context {
  return {
    query: counting,
    viewer: ANONYMOUS,
    newsroom,
    previewLinks: PREVIEW_LINKS,
    webhooks: NO_WEBHOOKS,
    epoch,
    publicUrl: 'http://localhost',
    addCacheTag() {},
  }
}
