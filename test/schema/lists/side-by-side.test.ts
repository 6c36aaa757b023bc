import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openPublisher } from '../../publisher.ts'

const FRONT_PAGE = `{
  latestNews(first: 5) { totalCount nodes { headline } }
  sections { nodes { slug articles(first: 5) { totalCount nodes { headline } } } }
  author(slug: "ada") { articles(first: 5) { totalCount nodes { headline } } }
  tag(slug: "sea") { articles(first: 5) { totalCount nodes { headline } } }
  narrow: latestNews(first: 5, filter: { tags: ["sea"] }) { totalCount nodes { headline } }
}`

describe.each(backends)('on $name', (backend) => {
  test('lists of the same size that are asked for together each hold their own news', async () => {
    await using publisher = await openPublisher(backend)
    await publisher.publish({ section: 'news', headline: 'News', authors: ['Ada'] })
    await publisher.publish({ section: 'europe', headline: 'Europe', tags: ['Sea'] })
    const list = (...headlines: string[]) => ({
      totalCount: headlines.length,
      nodes: headlines.map((headline) => ({ headline })),
    })
    const front = await publisher.ask(FRONT_PAGE)
    expect(front).toEqual({
      latestNews: list('Europe', 'News'),
      sections: {
        nodes: expect.arrayContaining([
          { slug: 'news', articles: list('News') },
          { slug: 'world', articles: list('Europe') },
          { slug: 'europe', articles: list('Europe') },
          { slug: 'sport', articles: list() },
        ]),
      },
      author: { articles: list('News') },
      tag: { articles: list('Europe') },
      narrow: list('Europe'),
    })
  })
})
