import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

const READ = `query ($uri: String!) { article(ref: { uri: $uri }) {
  version headline standfirst publishedAt updatedAt pubStatus authors { slug } tags { slug } labels { slug } leadMedia { url }
} }`

interface Read {
  readonly article: Record<string, unknown> & { publishedAt: string; updatedAt: string }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const kindsOf = async (uri: string) =>
    (await readAfter(publisher.query, 0, 500))
      .filter((event) => event.uri === uri)
      .map(({ kind, version }) => [kind, version])

  test('a new uri is published, the same again replaces all of it and keeps its place in time', async () => {
    const rich = { standfirst: 'More', authors: ['Ada'], tags: ['Sea'], labels: ['live'] }
    const first = await publisher.publish({ uri: 'urn:a', headline: 'One', ...rich })
    const before = (await publisher.ask<Read>(READ, { uri: 'urn:a' }, ANONYMOUS)).article
    expect(before).toMatchObject({ version: 1, headline: 'One', standfirst: 'More', authors: [{ slug: 'ada' }] })
    const second = await publisher.publish({ uri: 'urn:a', headline: 'Two' })
    expect(second.article).toEqual({ ...first.article, version: 2 })
    const after = (await publisher.ask<Read>(READ, { uri: 'urn:a' }, ANONYMOUS)).article
    expect(after).toMatchObject({ headline: 'Two', standfirst: null, authors: [], tags: [], labels: [] })
    expect(after.publishedAt).toBe(before.publishedAt)
    expect(after.updatedAt > before.updatedAt).toBe(true)
    expect(await kindsOf('urn:a')).toEqual([
      ['PUBLISHED', 1],
      ['UPDATED', 2],
    ])
  })

  test('a story is on the lists of what it names now, and on no other', async () => {
    const listed =
      'query ($section: String!, $author: String!, $tag: String!) { ' +
      'section(slug: $section) { articles { nodes { uri } } } author(slug: $author) { articles { nodes { uri } } } ' +
      'tag(slug: $tag) { articles { nodes { uri } } } }'
    const on = async (section: string, author: string, tag: string) => {
      const lists = await publisher.ask<Record<string, { articles: { nodes: { uri: string }[] } }>>(listed, {
        section,
        author,
        tag,
      })
      return Object.values(lists).map(({ articles }) => articles.nodes.some(({ uri }) => uri === 'urn:moves'))
    }
    await publisher.publish({ uri: 'urn:moves', section: 'europe', authors: ['Old Hand'], tags: ['Old'] })
    expect(await on('europe', 'old-hand', 'old')).toEqual([true, true, true])
    await publisher.publish({ uri: 'urn:moves', section: 'sport', authors: ['New Hand'], tags: ['New'] })
    expect(await on('europe', 'old-hand', 'old')).toEqual([false, false, false])
    expect(await on('sport', 'new-hand', 'new')).toEqual([true, true, true])
  })

  test('a story without a uri is given one that is its own', async () => {
    const [one, other] = [await publisher.publish(), await publisher.publish()]
    expect(one.article.uri).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(other.article.uri).not.toBe(one.article.uri)
  })

  test('writers of one uri take their turns: every version once, each with its event', async () => {
    const versions = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const { article } = await publisher.publish({ uri: 'urn:turns', headline: `Turn ${at}` })
        return article.version
      }),
    )
    expect(versions.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect((await kindsOf('urn:turns')).map(([, version]) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('a story that was refused has left nothing: no version, no event, no author, no slug', async () => {
    const input = story({ uri: 'urn:refused', section: 'nowhere', authors: ['Nobody Yet'], slug: 'refused' })
    expect(await publisher.refusal(PUBLISH, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'section'] }],
    })
    expect(
      await publisher.ask('{ article(ref: { uri: "urn:refused" }) { id } author(slug: "nobody-yet") { id } }'),
    ).toEqual({
      article: null,
      author: null,
    })
    expect(await kindsOf('urn:refused')).toEqual([])
  })

  test.each([
    ['a blank headline', { headline: ' \n' }, ['input', 'headline']],
    ['an urgency of 0', { urgency: 0 }, ['input', 'urgency']],
    ['a NUL in the text', { headline: 'a\0b' }, ['input', 'headline']],
    ['half a character', { standfirst: '\ud800' }, ['input', 'standfirst']],
    ['both bodies', { body: [{ kind: 'PARAGRAPH', html: 'a' }], bodyHtml: '<p>b</p>' }, ['input', 'body']],
    ['an author without a letter', { authors: ['!?'] }, ['input', 'authors', 0]],
    ['a slug with capitals', { slug: 'Not-A-Slug' }, ['input', 'slug']],
    [
      'a level of heading that is the headline’s',
      { body: [{ kind: 'HEADING', level: 1, text: 'a' }] },
      ['input', 'body', 0, 'level'],
    ],
  ])('%s is refused at its place', async (_name, fields, path) => {
    const { code, issues } = await publisher.refusal(PUBLISH, { input: story(fields) })
    expect({ code, issues }).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path }] })
  })

  test('readers and those without the scope may not write', async () => {
    const reader = { subject: 'reader', scopes: new Set<string>(), expiresAt: null }
    const input = story()
    expect(await publisher.refusal(PUBLISH, { input }, ANONYMOUS)).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await publisher.refusal(PUBLISH, { input }, reader)).toMatchObject({ code: 'FORBIDDEN' })
  })
})
