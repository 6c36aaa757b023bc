import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { decodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { openPublisher, type Publisher } from '../publisher.ts'

const LISTS = `{
  all: latestNews(first: 100) { asOf nodes { uri version } }
  world: section(slug: "world") { articles(first: 100) { asOf nodes { uri version } } }
}`

interface List {
  readonly asOf: string
  readonly nodes: readonly { uri: string; version: number }[]
}

const WRITERS = 6
const CHANGES_PER_WRITER = 14

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test('a list read while news come in is the one that the log has at its `asOf`: nothing missing, nothing early', async () => {
    const lists: { of: 'all' | 'world'; list: List }[] = []
    let writing = true
    const reading = (async () => {
      while (writing) {
        const { all, world } = await publisher.ask<{ all: List; world: { articles: List } }>(LISTS)
        lists.push({ of: 'all', list: all }, { of: 'world', list: world.articles })
      }
    })()
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const random = chance(writer)
        for (let at = 0; at < CHANGES_PER_WRITER; at++) {
          await publisher.publish({
            uri: `urn:${writer}-${random.below(10)}`,
            section: random.pick(['news', 'world', 'europe']),
          })
        }
      }),
    )
    writing = false
    await reading
    const events = await readAfter(publisher.query, 0, 500)
    expect(events.filter(({ uri }) => uri !== null)).toHaveLength(WRITERS * CHANGES_PER_WRITER)
    const positions = new Set<number>()
    for (const { of, list } of lists) {
      const position = decodeLogCursor(list.asOf)?.position ?? Number.NaN
      positions.add(position)
      const versions = new Map<string, number>()
      for (const { uri, version, after } of events.slice(0, position)) {
        if (uri === null || version === null) continue
        versions.delete(uri)
        if (of === 'all' || after?.sections.includes('world')) versions.set(uri, version)
      }
      const listed = new Map(list.nodes.map(({ uri, version }) => [uri, version]))
      expect({ position, of, listed }).toEqual({ position, of, listed: versions })
    }
    expect(positions.size).toBeGreaterThan(5)
  })
})
