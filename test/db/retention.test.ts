import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Query } from '../../db/connection/database.ts'
import { append, logRange, readAfter } from '../../db/log/event-log.ts'
import { expire, forgetReader, noteReader, prune } from '../../db/log/retention.ts'
import { backends } from '../backends.ts'
import { openMigrated } from '../open-database.ts'

const DAY = 86_400
/** The embedded clock counts milliseconds, and who was seen in the same one was not seen since. */
const CLOCK_TICK_MS = 2
const RETENTION = { maxAgeSeconds: 7 * DAY, maxEvents: 1_000, readerLapsesSeconds: 60, maxEventsPerPrune: 100 }

describe.each(backends)('on $name', (backend) => {
  test('what is too old goes, what is not stays, and cursors before it are refused first', async () => {
    await using log = await opened(10)
    await age(log.query, 4, 8 * DAY)
    await expire(log.query, RETENTION)
    expect(await logRange(log.query)).toMatchObject({ oldest: 5, head: 10 })
    expect(await positions(log.query)).toHaveLength(10)
    expect(await prune(log.query, RETENTION)).toBe(4)
    expect(await positions(log.query)).toEqual([5, 6, 7, 8, 9, 10])
    expect(await logRange(log.query)).toMatchObject({ oldest: 5, head: 10 })
  })

  test('the oldest events beyond the retained number are pruned', async () => {
    await using log = await opened(10)
    await expire(log.query, { ...RETENTION, maxEvents: 3 })
    await prune(log.query, RETENTION)
    expect(await positions(log.query)).toEqual([8, 9, 10])
  })

  test('a log that lost all its events knows where it goes on', async () => {
    await using log = await opened(3)
    await age(log.query, 3, 8 * DAY)
    await expire(log.query, RETENTION)
    await prune(log.query, RETENTION)
    expect(await positions(log.query)).toEqual([])
    expect(await logRange(log.query)).toMatchObject({ oldest: 4, head: 3 })
    await event(log.query)
    expect(await positions(log.query)).toEqual([4])
  })

  test('nothing goes that a reader still needs, until it says that it does not, goes, or is not seen for a while', async () => {
    await using log = await opened(10)
    const [slow, quick] = [randomUUID(), randomUUID()]
    await expire(log.query, { ...RETENTION, maxEvents: 1 })
    await sleep(CLOCK_TICK_MS)
    await noteReader(log.query, slow, 2)
    await noteReader(log.query, quick, 10)
    await prune(log.query, RETENTION)
    expect(await positions(log.query)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
    await noteReader(log.query, slow, 5)
    await prune(log.query, RETENTION)
    expect(await positions(log.query)).toEqual([6, 7, 8, 9, 10])
    await sql`update log_reader set seen_at = now() - interval '61 seconds' where id = ${slow}`.execute(log.query)
    await prune(log.query, RETENTION)
    expect(await positions(log.query)).toEqual([10])
    await forgetReader(log.query, quick)
    expect(await log.query.selectFrom('log_reader').selectAll().execute()).toEqual([])
  })

  test('a reader holds up no more than as many events again as may be kept', async () => {
    await using log = await opened(10)
    await noteReader(log.query, randomUUID(), 0)
    const few = { ...RETENTION, maxEvents: 3 }
    await expire(log.query, few)
    await sleep(CLOCK_TICK_MS)
    await noteReader(log.query, randomUUID(), 0)
    await sql`update event_head set pruned_at = '-infinity'`.execute(log.query)
    await prune(log.query, few)
    expect(await positions(log.query)).toEqual([5, 6, 7, 8, 9, 10])
  })

  test('nothing goes before every gateway has said anew where it reads', async () => {
    await using log = await opened(10)
    const gateway = randomUUID()
    await noteReader(log.query, gateway, 10)
    await expire(log.query, { ...RETENTION, maxEvents: 1 })
    expect(await prune(log.query, RETENTION)).toBe(0)
    await sleep(CLOCK_TICK_MS)
    await noteReader(log.query, gateway, 10)
    expect(await prune(log.query, RETENTION)).toBe(9)
  })

  test('it goes in pieces, and a piece is no larger than the limit', async () => {
    await using log = await opened(10)
    const pieces = { ...RETENTION, maxEvents: 1, maxEventsPerPrune: 4 }
    await expire(log.query, pieces)
    expect(await logRange(log.query)).toMatchObject({ oldest: 5 })
    for (const step of [1, 2, 3]) {
      expect(await prune(log.query, pieces), `step ${step}`).toBeLessThanOrEqual(4)
      await expire(log.query, pieces)
    }
    expect(await positions(log.query)).toEqual([10])
  })

  async function opened(events: number) {
    const stack = new AsyncDisposableStack()
    const { query } = stack.use(await openMigrated(stack.use(await backend.open())))
    for (let count = 0; count < events; count++) await event(query)
    return { query, [Symbol.asyncDispose]: () => stack.disposeAsync() }
  }
})

const event = (query: Query) =>
  query.transaction().execute((tx) => append(tx, { kind: 'PUBLISHED', subjectId: randomUUID() }))

const positions = async (query: Query) => (await readAfter(query, 0, 100)).map(({ position }) => position)

async function age(query: Query, upTo: number, seconds: number): Promise<void> {
  await sql`update event set at = now() - make_interval(secs => ${seconds}) where position <= ${upTo}`.execute(query)
}
