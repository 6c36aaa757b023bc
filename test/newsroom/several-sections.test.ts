import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { eventTags } from '../../schema/cache-tags.ts'
import { matches } from '../../schema/news/news-filter.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, PUBLISH, type Publisher, story, UPSERT_SECTION } from '../publisher.ts'

const LISTS = `query ($uri: String!) {
  article(ref: { uri: $uri }) { section { slug } sections { slug } }
  news: section(slug: "news") { ...Uris } world: section(slug: "world") { ...Uris } europe: section(slug: "europe") { ...Uris }
  sport: section(slug: "sport") { ...Uris }
} fragment Uris on Section { articles(first: 100) { nodes { uri } } }`

const PATCH = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { changed } }'

interface Lists {
  readonly article: object
  readonly [section: string]: object
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  /** The sections whose lists have the article. */
  const listedIn = async (uri: string) => {
    const { article: _, ...lists } = await publisher.ask<Lists>(LISTS, { uri }, ANONYMOUS)
    return Object.entries(lists).flatMap(([slug, list]) => (JSON.stringify(list).includes(`"${uri}"`) ? slug : []))
  }
  const lastEvent = async () => {
    const event = (await readAfter(publisher.query, 0, 10_000)).at(-1)
    if (!event) throw new Error('There is no event.')
    return event
  }

  test('an article is in the lists of all its sections and of those above them, its primary section first', async () => {
    await publisher.publish({ uri: 'urn:both', section: 'sport', sections: ['europe', 'sport'] })
    expect(await publisher.ask(LISTS, { uri: 'urn:both' }, ANONYMOUS)).toMatchObject({
      article: { section: { slug: 'sport' }, sections: [{ slug: 'sport' }, { slug: 'europe' }] },
    })
    expect(await listedIn('urn:both')).toEqual(['world', 'europe', 'sport'])
    const { after } = await lastEvent()
    expect(after?.sections).toEqual(['sport', 'europe', 'world'])
  })

  test('one that leaves a section leaves its list, its subscribers and its cached pages, and no others', async () => {
    await publisher.publish({ uri: 'urn:leaves', section: 'news', sections: ['europe'] })
    await publisher.publish({ uri: 'urn:leaves', section: 'news', sections: ['sport'] })
    expect(await listedIn('urn:leaves')).toEqual(['news', 'sport'])
    const event = await lastEvent()
    for (const [sections, was, is] of [
      [['world'], true, false],
      [['sport'], false, true],
      [['news'], true, true],
    ] as const) {
      expect([matches({ sections }, event.before ?? never()), matches({ sections }, event.after ?? never())]).toEqual([
        was,
        is,
      ])
    }
    const tags = [...(eventTags(event)?.keys() ?? [])].filter((tag) => tag.startsWith('section-news:'))
    expect(tags.toSorted()).toEqual(['europe', 'news', 'sport', 'world'].map((slug) => `section-news:${slug}`))
  })

  test('a section that moves takes its articles along, and leaves those of their other sections', async () => {
    await publisher.ask(UPSERT_SECTION, { input: { slug: 'cycling', name: 'Cycling', parent: 'sport' } })
    await publisher.publish({ uri: 'urn:moves', section: 'europe', sections: ['cycling'] })
    expect(await listedIn('urn:moves')).toEqual(['world', 'europe', 'sport'])
    await publisher.ask(UPSERT_SECTION, { input: { slug: 'cycling', name: 'Cycling', parent: 'news' } })
    expect(await listedIn('urn:moves')).toEqual(['news', 'world', 'europe'])
    const { facets } = await publisher.query
      .selectFrom('article')
      .select('facets')
      .where('uri', '=', 'urn:moves')
      .executeTakeFirstOrThrow()
    expect(facets?.sections).toEqual(['europe', 'world', 'cycling', 'news'])
  })

  test('a patch of one of them leaves the others', async () => {
    const uri = 'urn:patched'
    const patch = async (fields: object) => {
      const input = { article: { uri }, patch: fields }
      await publisher.ask(PATCH, { input })
      return (await publisher.ask<Lists>(LISTS, { uri }, ANONYMOUS)).article
    }
    const sections = (...slugs: string[]) => ({
      section: { slug: slugs[0] },
      sections: slugs.map((slug) => ({ slug })),
    })
    await publisher.publish({ uri, section: 'news', sections: ['sport'] })
    expect(await patch({ section: 'world' })).toEqual(sections('world', 'sport'))
    expect(await patch({ sections: ['europe', 'world'] })).toEqual(sections('world', 'europe'))
    expect(await patch({ section: 'europe' })).toEqual(sections('europe'))
    expect(
      await publisher.refusal(PATCH, { input: { article: { uri }, patch: { sections: ['none'] } } }),
    ).toMatchObject({ issues: [{ path: ['input', 'patch', 'sections', 0] }] })
  })

  test('a section that does not exist and too many sections are refused', async () => {
    const refusal = (sections: string[]) => publisher.refusal(PUBLISH, { input: story({ sections }) })
    expect(await refusal(['europe', 'none'])).toMatchObject({ issues: [{ path: ['input', 'sections', 1] }] })
    expect(await refusal(Array(11).fill('europe'))).toMatchObject({ issues: [{ path: ['input', 'sections'] }] })
  })
})

function never(): never {
  throw new Error('The article was not public.')
}
