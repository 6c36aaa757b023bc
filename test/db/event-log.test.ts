import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Query, Transaction } from '../../db/connection/database.ts'
import { append, logRange, positionOf, readAfter } from '../../db/log/event-log.ts'
import { backends, servers } from '../backends.ts'
import { chance } from '../chance.ts'
import { openMigrated } from '../open-database.ts'

const WRITERS = 16
const EVENTS_PER_WRITER = 25

const event = (note: string) =>
  ({ kind: 'PUBLISHED', subjectId: uuidv7(), uri: `urn:${note}`, version: 1, note }) as const

class ChangedMyMind extends Error {}

interface Acknowledged {
  readonly id: string
  readonly began: number
  readonly acknowledged: number
}

describe.each(backends)('the log on $name', (backend) => {
  test('sixteen writers, some of whom change their minds: dense, in the order of the commits, never seen with a hole', async () => {
    await using opened = await backend.open()
    await using database = await openMigrated(opened)
    const written: Acknowledged[] = []
    const watched = watch(database.query, () => written.length)
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const random = chance(writer)
        for (let at = 0; at < EVENTS_PER_WRITER; at++) {
          const ids: string[] = []
          const began = performance.now()
          const work = async (tx: Transaction) => {
            for (let events = random.below(3); events >= 0; events--)
              ids.push(await append(tx, event(`${writer}-${at}`)))
            // As a real writer would, who has more to write.
            await sleep(random.below(4))
            if (random.below(20) === 0) throw new ChangedMyMind()
          }
          try {
            await database.query.transaction().execute(work)
            const acknowledged = performance.now()
            written.push(...ids.map((id) => ({ id, began, acknowledged })))
          } catch (error) {
            if (!(error instanceof ChangedMyMind)) throw error
          }
        }
      }),
    )
    await watched.stop(written.length)
    expect(written.length).toBeGreaterThan(WRITERS * EVENTS_PER_WRITER)
    expect(watched.seen).toEqual(written.map((_, at) => at + 1))
    expect(await logRange(database.query)).toMatchObject({ oldest: 1, head: written.length })
    const positions = new Map<string, number>()
    for (const { id } of written) positions.set(id, (await positionOf(database.query, id)) ?? 0)
    // Whoever began after another was acknowledged stands after them in the log.
    let highest = 0
    const byEnd = written.toSorted((one, other) => one.acknowledged - other.acknowledged)
    for (const { id, began } of written.toSorted((one, other) => one.began - other.began)) {
      while (byEnd[0] && byEnd[0].acknowledged < began)
        highest = Math.max(highest, positions.get(byEnd.shift()?.id ?? '') ?? 0)
      expect(positions.get(id)).toBeGreaterThan(highest)
    }
  })

  test('a position is assigned at the commit, not before', async () => {
    await using opened = await backend.open()
    await using database = await openMigrated(opened)
    const id = await database.query.transaction().execute(async (tx) => {
      const appended = await append(tx, event('early'))
      expect(await positionOf(tx, appended)).toBeNull()
      expect(await logRange(tx)).toMatchObject({ head: 0, oldest: 1 })
      return appended
    })
    expect(await positionOf(database.query, id)).toBe(1)
  })
})

describe.runIf(servers !== null)('a log with several writers', () => {
  test('a writer that hangs in its transaction blocks no other writer or reader', async () => {
    if (!servers) return
    await using opened = await servers.open()
    await using database = await openMigrated(opened)
    const appended = Promise.withResolvers<string>()
    const released = Promise.withResolvers<void>()
    const hanging = database.query.transaction().execute(async (tx) => {
      appended.resolve(await append(tx, event('slow')))
      await released.promise
    })
    const slow = await appended.promise
    for (const position of [1, 2, 3]) {
      const id = await database.query.transaction().execute((tx) => append(tx, event('quick')))
      expect(await positionOf(database.query, id)).toBe(position)
    }
    expect((await readAfter(database.query, 0, 10)).map(({ note }) => note)).toEqual(['quick', 'quick', 'quick'])
    released.resolve()
    await hanging
    expect(await positionOf(database.query, slow)).toBe(4)
  })
})

/** Reads on and on, as a follower does, and refuses to see a hole or less than was acknowledged. */
function watch(query: Query, acknowledged: () => number) {
  const seen: number[] = []
  let total: number | undefined
  const read = async () => {
    while (total === undefined || seen.length < total) {
      const promised = acknowledged()
      for (const { position } of await readAfter(query, seen.at(-1) ?? 0, 50)) {
        if (position !== seen.length + 1) throw new Error(`a hole before ${position}`)
        seen.push(position)
      }
      const { head } = await logRange(query)
      if (head < promised) throw new Error(`${promised} were acknowledged, the head is ${head}`)
    }
  }
  const reading = read()
  return {
    seen,
    stop(count: number) {
      total = count
      return reading
    },
  }
}
