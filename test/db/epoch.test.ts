import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Query } from '../../db/connection/database.ts'
import { renewEpoch, renewLostEpoch, settleEpoch } from '../../db/log/epoch.ts'
import { append, logRange } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { openMigrated } from '../open-database.ts'

describe.each(backends)('on $name', (backend) => {
  test('a log that stays where it is keeps its epoch', async () => {
    await using log = await opened()
    const { epoch } = await logRange(log.query)
    await settleEpoch(log.query)
    await event(log.query)
    expect(await logRange(log.query)).toMatchObject({ epoch, head: 1 })
  })

  test('a log whose table was made anew, as a restore does, has a new epoch before anybody reads', async () => {
    await using log = await opened()
    const { epoch } = await logRange(log.query)
    await recreate(log.query)
    await settleEpoch(log.query)
    const after = await logRange(log.query)
    expect(after.epoch).not.toBe(epoch)
    await settleEpoch(log.query)
    expect(await logRange(log.query)).toEqual(after)
  })

  test('also without a start in between, no event is appended to it under the old epoch', async () => {
    await using log = await opened()
    const { epoch } = await logRange(log.query)
    await recreate(log.query)
    await event(log.query)
    const after = await logRange(log.query)
    expect(after.epoch).not.toBe(epoch)
    await event(log.query)
    expect(await logRange(log.query)).toMatchObject({ epoch: after.epoch })
  })

  test('of all gateways that see the log go back, one renews the epoch', async () => {
    await using log = await opened()
    const { epoch } = await logRange(log.query)
    await renewLostEpoch(log.query, epoch, 7)
    const after = await logRange(log.query)
    expect(after.epoch).not.toBe(epoch)
    await renewLostEpoch(log.query, epoch, 7)
    expect(await logRange(log.query)).toEqual(after)
  })

  test('a log that has not gone back keeps its epoch, whatever a gateway believes', async () => {
    await using log = await opened()
    await event(log.query)
    const { epoch } = await logRange(log.query)
    await renewLostEpoch(log.query, epoch, 1)
    expect(await logRange(log.query)).toMatchObject({ epoch })
  })

  test('an operator can renew it', async () => {
    await using log = await opened()
    const { epoch } = await logRange(log.query)
    await renewEpoch(log.query)
    expect((await logRange(log.query)).epoch).not.toBe(epoch)
  })

  async function opened() {
    const stack = new AsyncDisposableStack()
    const { query } = stack.use(await openMigrated(stack.use(await backend.open())))
    await settleEpoch(query)
    return { query, [Symbol.asyncDispose]: () => stack.disposeAsync() }
  }
})

const event = (query: Query) =>
  query.transaction().execute((tx) => append(tx, { kind: 'PUBLISHED', subjectId: randomUUID() }))

/** The same table with the same events and trigger, under another oid. */
async function recreate(query: Query): Promise<void> {
  await sql`alter table event rename to event_before`.execute(query)
  await sql`create table event (like event_before including all)`.execute(query)
  await sql`insert into event select * from event_before`.execute(query)
  await sql`drop table event_before`.execute(query)
  await sql`create constraint trigger event_takes_position after insert on event
    deferrable initially deferred for each row execute function take_position()`.execute(query)
}
