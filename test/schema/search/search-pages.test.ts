import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { chance } from '../../chance.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'

const SEARCH = `query ($orderBy: SearchOrder, $first: Int, $after: String) {
  search(query: "harbour", orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor score node { slug publishedAt } } } }`

interface Page {
  readonly search: {
    readonly totalCount: number
    readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
    readonly edges: readonly { cursor: string; score: number; node: { slug: string; publishedAt: string } }[]
  }
}

const ORDERS = ['RELEVANCE', 'NEWEST'] as const
const STORIES = 24

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    const random = chance(17)
    for (let at = 0; at < STORIES; at++) {
      await publisher.publish({
        headline: random.pick(['Harbour', 'Elsewhere']),
        standfirst: 'harbour '.repeat(random.below(3)),
        bodyHtml: `<p>harbour ${'and the harbour '.repeat(random.below(2))}</p>`,
        publishAt: new Date(Date.UTC(2026, 0, 1 + random.below(4))),
      })
    }
    await publisher.publish({ headline: 'Unrelated' })
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test.each(ORDERS)('page by page every hit comes once, in order, whatever the page size (%s)', async (orderBy) => {
    const whole = (await publisher.ask<Page>(SEARCH, { orderBy, first: 100 })).search
    expect(whole.edges).toHaveLength(STORIES)
    const ranks = whole.edges.map(({ score, node }) => (orderBy === 'RELEVANCE' ? score : Date.parse(node.publishedAt)))
    expect(ranks.toSorted((one, other) => other - one)).toEqual(ranks)
    expect(new Set(ranks).size).toBeLessThan(STORIES)
    for (const first of [1, 5, 7, STORIES]) {
      const met: unknown[] = []
      for (let after: string | null = null, more = true; more; ) {
        const { edges, pageInfo, totalCount }: Page['search'] = (
          await publisher.ask<Page>(SEARCH, { orderBy, first, after })
        ).search
        expect(totalCount).toBe(STORIES)
        expect(pageInfo.hasPreviousPage).toBe(after !== null)
        met.push(...edges)
        more = pageInfo.hasNextPage
        after = pageInfo.endCursor
      }
      expect(met).toEqual(whole.edges)
    }
  })

  test('the cursor of one order, or of another list, is refused by the other', async () => {
    const cursor = async (orderBy: string) =>
      (await publisher.ask<Page>(SEARCH, { orderBy, first: 1 })).search.edges[0]?.cursor
    const news = await publisher.ask<{ latestNews: { edges: { cursor: string }[] } }>(
      '{ latestNews { edges { cursor } } }',
    )
    for (const [orderBy, after] of [
      ['NEWEST', await cursor('RELEVANCE')],
      ['RELEVANCE', await cursor('NEWEST')],
      ['NEWEST', news.latestNews.edges[0]?.cursor],
    ]) {
      expect(await publisher.refusal(SEARCH, { orderBy, after })).toMatchObject({ code: 'CURSOR_INVALID' })
    }
  })
})
