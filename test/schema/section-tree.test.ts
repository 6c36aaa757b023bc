import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openPublisher, type Publisher, UPSERT_SECTION } from '../publisher.ts'

const NEWS_OF = `query ($slug: String!) { section(slug: $slug) {
  articles(first: 100) { totalCount nodes { headline } } parent { slug } children { slug } } }`

interface Found {
  readonly section: {
    readonly articles: { readonly totalCount: number; readonly nodes: readonly { headline: string }[] }
    readonly parent: { slug: string } | null
    readonly children: readonly { slug: string }[]
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const section = (slug: string, fields: object = {}) =>
    publisher.ask(UPSERT_SECTION, { input: { slug, name: slug, ...fields } })
  const headlines = async (slug: string) => {
    const { articles } = (await publisher.ask<Found>(NEWS_OF, { slug })).section
    expect(articles.totalCount).toBe(articles.nodes.length)
    return articles.nodes.map(({ headline }) => headline)
  }

  test('a section holds the news of all sections below it, newest first', async () => {
    await section('science')
    await section('space', { parent: 'science' })
    await section('moon', { parent: 'space' })
    for (const [at, slug] of ['science', 'moon', 'space'].entries()) {
      await publisher.publish({
        section: slug,
        headline: `From ${slug}`,
        publishAt: new Date(Date.UTC(2026, 0, 1 + at)),
      })
    }
    expect(await headlines('science')).toEqual(['From space', 'From moon', 'From science'])
    expect(await headlines('space')).toEqual(['From space', 'From moon'])
    expect(await headlines('moon')).toEqual(['From moon'])
  })

  test('a section that moves takes its news, and those below it, from the old place to the new', async () => {
    await section('business')
    await section('economy')
    await section('markets', { parent: 'business' })
    await section('bonds', { parent: 'markets' })
    const { article } = await publisher.publish({ section: 'bonds', headline: 'Yields rise' })
    const tagged = { section: 'bonds', headline: 'Yields fall', tags: ['Bonds'], authors: ['Ada'] }
    await publisher.publish(tagged)
    await section('markets', { parent: 'economy' })
    expect(await headlines('business')).toEqual([])
    expect((await headlines('economy')).sort()).toEqual(['Yields fall', 'Yields rise'])
    expect((await headlines('bonds')).length).toBe(2)
    const { facets } = await publisher.query
      .selectFrom('article')
      .select('facets')
      .where('uri', '=', article.uri)
      .executeTakeFirstOrThrow()
    expect(facets?.sections).toEqual(['bonds', 'markets', 'economy'])
    expect(
      await publisher.ask(
        '{ tag(slug: "bonds") { articles { totalCount } } author(slug: "ada") { articles { totalCount } } }',
      ),
    ).toEqual({ tag: { articles: { totalCount: 1 } }, author: { articles: { totalCount: 1 } } })
    await section('markets', { parent: null })
    expect(await headlines('economy')).toEqual([])
    expect((await headlines('markets')).length).toBe(2)
  })

  test('a section is never put below itself, directly or by a detour', async () => {
    await section('a')
    await section('b', { parent: 'a' })
    await section('c', { parent: 'b' })
    for (const parent of ['a', 'b', 'c']) {
      expect(await publisher.refusal(UPSERT_SECTION, { input: { slug: 'a', name: 'a', parent } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['input', 'parent'] }],
      })
    }
  })

  test('two editors who move two sections below each other at once make no circle', async () => {
    await section('x')
    await section('y')
    const move = (slug: string, parent: string) =>
      publisher.post(UPSERT_SECTION, { input: { slug, name: slug, parent } }).then(({ errors }) => errors === undefined)
    expect((await Promise.all([move('x', 'y'), move('y', 'x')])).filter(Boolean)).toHaveLength(1)
  })

  test('what is left out of a change keeps its value: place, names and description', async () => {
    const names = [{ language: 'it', text: 'Cultura' }]
    await section('arts', { parent: 'world', names, description: 'Stages and pages', position: 3 })
    await section('arts', { name: 'The arts' })
    expect(
      await publisher.ask(
        '{ section(slug: "arts") { name it: name(language: "it-CH") de: name(language: "de") description parent { slug } } }',
      ),
    ).toEqual({
      section: {
        name: 'The arts',
        it: 'Cultura',
        de: 'The arts',
        description: 'Stages and pages',
        parent: { slug: 'world' },
      },
    })
  })

  test('siblings stand in editorial order, and the whole tree roots first', async () => {
    await section('food', { position: 90 })
    for (const [slug, position] of [
      ['wine', 2],
      ['bread', 1],
      ['cheese', 1],
    ] as const) {
      await section(slug, { parent: 'food', position })
    }
    const { sections } = await publisher.ask<{ sections: { nodes: { slug: string }[] } }>(
      '{ sections { nodes { slug } } }',
    )
    const slugs = sections.nodes.map(({ slug }) => slug)
    expect(slugs.filter((slug) => ['food', 'wine', 'bread', 'cheese'].includes(slug))).toEqual([
      'food',
      'bread',
      'cheese',
      'wine',
    ])
    expect(slugs.indexOf('sport')).toBeLessThan(slugs.indexOf('europe'))
  })
})
