import { describe, expect, test } from 'vitest'
import { servers } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { openDatabase } from '../../open-database.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { openEventStream } from '../delivery/event-stream.ts'

const QUERY = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor uri } }'
const VOID = { code: 'CURSOR_INVALID' }

// Runs on servers only: no other process can open an embedded database. The tests of the log cover its startup.
describe.runIf(servers !== null)('a Postgres that is restored from a backup', () => {
  test('after a restore from backup every stream ends with a word, no old cursor holds, and new streams lose nothing', async () => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers)
    const { url } = newsroom
    const start = await asOf(url)
    const published = []
    for (let count = 0; count < 5; count++) published.push(await newsroom.publish())
    await using ticker = await openTicker(url, { query: QUERY, variables: { after: start } })
    await using stream = await openEventStream(url, { query: QUERY, variables: { after: start } })
    await ticker.messages(5)
    await stream.messages(5)
    await restore(newsroom.backend, 2)
    expect(await ticker.ended).toMatchObject([{ extensions: VOID }])
    expect(await stream.ended).toBe('complete')
    expect(stream.received.at(-1)?.errors).toMatchObject([{ extensions: VOID }])
    for (const after of [start, ...published.map(({ cursor }) => cursor)]) {
      await using refused = await openTicker(url, { query: QUERY, variables: { after } })
      expect(await refused.ended).toMatchObject([{ extensions: VOID }])
    }
    await using anew = await openTicker(url, { query: QUERY, variables: { after: await asOf(url) } })
    const next = await newsroom.publish()
    expect((await anew.messages(1))[0]?.extensions?.cursor).toBe(next.cursor)
  })
})

/** Resets the log to its state some events ago. */
async function restore(backend: { readonly env: Readonly<Record<string, string>> }, events: number): Promise<void> {
  await using database = await openDatabase({ ...backend, [Symbol.asyncDispose]: async () => {} })
  await database.script(`
    delete from event where position > (select position - ${events} from event_head);
    update event_head set position = position - ${events};
    alter table event rename to event_before;
    create table event (like event_before including all);
    insert into event select * from event_before;
    drop table event_before;
    create constraint trigger event_takes_position after insert on event
      deferrable initially deferred for each row execute function take_position();`)
}
