import { describe, expect, test } from 'vitest'
import { logRange } from '../../../db/log/event-log.ts'
import { cdnPurge } from '../../../src/http/cache/cdn-purge.ts'
import { backends } from '../../backends.ts'
import { openPublisher } from '../../publisher.ts'
import { openEdge } from './edge.ts'

const LIMITS = {
  everyMs: 10,
  retryMs: 20,
  timeoutMs: 2_000,
  maxEvents: 2,
  maxHeaderCharacters: 400,
  againAfterMs: 3_600_000,
}
const uri = (at: number) => `uri:${encodeURIComponent(`urn:story:${at}`)}`
const stories = (purges: readonly (readonly string[])[]) => purges.flat().filter((tag) => tag.startsWith('uri:'))

describe.each(backends)('on $name', (backend) => {
  /** So many gateways, which have heard of everything. */
  async function open(count = 1, againAfterMs = LIMITS.againAfterMs) {
    await using opened = new AsyncDisposableStack()
    const publisher = opened.use(await openPublisher(backend))
    const edge = opened.use(await openEdge('secret'))
    const errors: unknown[] = []
    const parked: unknown[] = []
    const heard = { ...(await logRange(publisher.query)), head: Number.MAX_SAFE_INTEGER }
    const cdn = { url: edge.url, token: 'secret' }
    const purge = () =>
      cdnPurge(publisher.query, cdn, { ...LIMITS, againAfterMs }, () => heard, {
        failed: (error) => errors.push(error),
        parked: (error) => parked.push(error),
      })
    for (let at = 0; at < count; at++) opened.use(purge())
    const parts = opened.move()
    return { publisher, edge, errors, parked, heard, purge, [Symbol.asyncDispose]: () => parts.disposeAsync() }
  }

  test('a CDN gets each purge once, in the order of the log, whichever of several gateways sends it', async () => {
    await using all = await open(3)
    await expect.poll(() => started(all)).toBe(true)
    const before = all.edge.purges.length
    for (let at = 0; at < 7; at++) await all.publisher.publish({ uri: `urn:story:${at}` })
    const told = () => stories(all.edge.purges.slice(before))
    await expect.poll(() => told().length, { timeout: 10_000 }).toBe(7)
    expect(told()).toEqual(Array.from({ length: 7 }, (_, at) => uri(at)))
    for (const tags of all.edge.purges) expect(tags).toContain('all')
  })

  test('a purge that it refuses is repeated, and later ones are sent only after that', async () => {
    await using all = await open()
    await expect.poll(() => started(all)).toBe(true)
    const before = all.edge.purges.length
    all.edge.refuse(3)
    for (let at = 0; at < 4; at++) await all.publisher.publish({ uri: `urn:story:${at}` })
    const told = () => stories(all.edge.purges.slice(before))
    await expect.poll(() => told().length, { timeout: 10_000 }).toBe(4)
    expect(told()).toEqual(Array.from({ length: 4 }, (_, at) => uri(at)))
    expect(all.errors.length).toBeGreaterThanOrEqual(3)
    expect(String(all.errors[0])).toContain('503')
  })

  test('tags that it refuses for good are purged with everything, and later purges go on', async () => {
    await using all = await open()
    await expect.poll(() => started(all)).toBe(true)
    all.edge.refuse(1, 400)
    await all.publisher.publish({ uri: 'urn:story:1' })
    await expect.poll(() => all.edge.purges, { timeout: 10_000 }).toContainEqual(['*'])
    await all.publisher.publish({ uri: 'urn:story:2' })
    await expect.poll(() => all.edge.purges.flat(), { timeout: 10_000 }).toContain(uri(2))
    expect(all.parked).toEqual([])
  })

  test('a purge that it refuses for good, with everything too, is parked with an alarm, and later purges go on', async () => {
    await using all = await open()
    await expect.poll(() => started(all)).toBe(true)
    all.edge.refuse(2, 400)
    await all.publisher.publish({ uri: 'urn:story:1' })
    await expect.poll(() => all.parked.map(String), { timeout: 10_000 }).toEqual([expect.stringContaining('400')])
    await all.publisher.publish({ uri: 'urn:story:2' })
    await expect.poll(() => all.edge.purges.flat(), { timeout: 10_000 }).toContain(uri(2))
  })

  test('changes while no gateway ran are purged by the next one; for another log, everything', async () => {
    await using all = await open(0)
    {
      await using _ = all.purge()
      await expect.poll(() => started(all)).toBe(true)
    }
    const before = all.edge.purges.length
    await all.publisher.publish({ uri: 'urn:story:1' })
    await using _ = all.purge()
    await expect.poll(() => all.edge.purges.slice(before).flat()).toContain(uri(1))
    const epoch = crypto.randomUUID()
    await all.publisher.query.updateTable('event_head').set({ epoch }).execute()
    Object.assign(all.heard, await logRange(all.publisher.query))
    await expect.poll(() => all.edge.purges.at(-1)).toEqual(['*'])
  })

  test('each purge is repeated after a while, because another gateway may have read the event later', async () => {
    await using all = await open(2, 300)
    await expect.poll(() => started(all)).toBe(true)
    const before = all.edge.purges.length
    for (let at = 0; at < 5; at++) await all.publisher.publish({ uri: `urn:story:${at}` })
    const told = () => stories(all.edge.purges.slice(before))
    await expect.poll(() => told().length, { timeout: 10_000 }).toBe(10)
    const each = Array.from({ length: 5 }, (_, at) => uri(at))
    const places = each.map((one) => [told().indexOf(one), told().lastIndexOf(one)])
    for (const nth of [0, 1]) {
      const inOrder = places.map((place) => place[nth] ?? -1)
      expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other))
    }
    await expect.poll(() => repeatedAll(all)).toBe(true)
    expect(told().length).toBe(10)
  })

  test('nothing is purged before the gateway has read the event, because it could serve the old response again', async () => {
    await using all = await open(0)
    {
      await using _ = all.purge()
      await expect.poll(() => started(all)).toBe(true)
    }
    await all.publisher.publish({ uri: 'urn:story:1' })
    all.heard.head = (await logRange(all.publisher.query)).head
    await all.publisher.publish({ uri: 'urn:story:2' })
    await using _ = all.purge()
    await expect.poll(() => all.edge.purges.flat()).toContain(uri(1))
    expect(all.edge.purges.flat()).not.toContain(uri(2))
    all.heard.head++
    await expect.poll(() => all.edge.purges.flat()).toContain(uri(2))
  })

  test('more tags than a header may hold come in several', async () => {
    await using all = await open()
    await expect.poll(() => started(all)).toBe(true)
    const authors = Array.from({ length: 10 }, (_, at) => `A writer with a long name ${at}`)
    await all.publisher.publish({ uri: 'urn:story:1', authors })
    const tags = () => all.edge.purges.flat().filter((tag) => tag.startsWith('author-news:'))
    await expect.poll(() => new Set(tags()).size).toBe(10)
    for (const purge of all.edge.purges) expect(purge.join(' ').length).toBeLessThanOrEqual(400)
  })
})

/** From the first look on, a purger has a place in the log. */
async function started({ publisher }: { publisher: Awaited<ReturnType<typeof openPublisher>> }): Promise<boolean> {
  return (await publisher.query.selectFrom('cdn_purge').select('position').execute()).length === 1
}

async function repeatedAll({ publisher }: { publisher: Awaited<ReturnType<typeof openPublisher>> }): Promise<boolean> {
  const { head } = await logRange(publisher.query)
  return (
    (await publisher.query.selectFrom('cdn_purge').select('position').where('repeated_to', '=', head).execute())
      .length === 1
  )
}
