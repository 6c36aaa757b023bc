import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../../db/log/event-log.ts'
import { MAX_STORIES_PER_PACKAGE } from '../../../src/newsroom/publish/publish-package.ts'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher, story } from '../../publisher.ts'
import { CANCEL } from '../article-changes.ts'

const PACKAGE = `mutation ($input: PublishPackageInput!) { publishPackage(input: $input) {
  cursor articles { changed cursor article { uri slug version headline } } curation { slug version articles { uri } }
} }`
const FOUND = `query ($one: String!, $two: String!) {
  one: article(ref: { uri: $one }) { version headline } two: article(ref: { uri: $two }) { version headline }
  curation(slug: "package") { version }
}`

interface Packaged {
  readonly publishPackage: {
    readonly cursor: string | null
    readonly articles: readonly { readonly cursor: string | null; readonly article: { readonly version: number } }[]
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const events = () => readAfter(publisher.query, 0, 10_000)
  /** A package of two stories, of which the second may be made wrong, and a curation of both. */
  const twoOf = (name: string, second: object = {}) => ({
    articles: [
      story({ uri: `urn:${name}:1`, headline: 'One' }),
      story({ uri: `urn:${name}:2`, headline: 'Two', ...second }),
    ],
    curation: { slug: 'package', articles: [{ uri: `urn:${name}:2` }, { uri: `urn:${name}:1` }] },
  })
  const found = (name: string) => publisher.ask(FOUND, { one: `urn:${name}:1`, two: `urn:${name}:2` })

  test('to who may not read drafts, a curation of a package knows no hidden article but those of the package', async () => {
    const { article } = await publisher.publish({ uri: 'urn:hidden', publishAt: '2100-01-01T00:00:00Z' })
    const subject = { subject: 'curator', expiresAt: null }
    const curator = { ...subject, scopes: new Set(['articles:publish', 'curations:write']) }
    const listing = async (ref: object) => {
      const input = { ...twoOf('own'), curation: { slug: 'hidden', articles: [{ uri: 'urn:own:1' }, ref] } }
      return (await publisher.post(PACKAGE, { input }, curator)).errors?.map(({ extensions }) => extensions)
    }
    const none = { id: Buffer.from('Article:01900000-0000-7000-8000-000000000000').toString('base64') }
    expect(await listing({ id: article.id })).toEqual(await listing(none))
    expect(await listing({ uri: article.uri })).toEqual(await listing({ uri: 'urn:nothing' }))
    expect(await listing({ uri: 'urn:own:2' })).toBeUndefined()
  })

  test('new and changed stories and a curation of them are published, each with its event, in order', async () => {
    await publisher.publish({ uri: 'urn:mixed:2', headline: 'Before' })
    const before = (await events()).length
    const { publishPackage } = await publisher.ask<Packaged>(PACKAGE, { input: twoOf('mixed', { slug: 'mixed-two' }) })
    expect(publishPackage).toMatchObject({
      articles: [
        { changed: true, article: { uri: 'urn:mixed:1', version: 1, headline: 'One' } },
        { changed: true, article: { uri: 'urn:mixed:2', version: 2, slug: 'mixed-two' } },
      ],
      curation: { slug: 'package', version: 1, articles: [{ uri: 'urn:mixed:2' }, { uri: 'urn:mixed:1' }] },
    })
    const added = (await events()).slice(before)
    expect(added.map(({ kind, uri }) => [kind, uri])).toEqual([
      ['PUBLISHED', 'urn:mixed:1'],
      ['UPDATED', 'urn:mixed:2'],
      ['CURATION_CHANGED', null],
    ])
    const cursors = publishPackage.articles.map(({ cursor }) => cursor)
    expect(new Set([...cursors, publishPackage.cursor]).size).toBe(3)
  })

  test('a story may be the translation of an earlier one, and one that says the same has no event', async () => {
    await publisher.publish({ uri: 'urn:pair:1', headline: 'Same' })
    const articles = [
      story({ uri: 'urn:pair:1', headline: 'Same' }),
      story({ uri: 'urn:pair:it', headline: 'Uguale', language: 'it', translationOf: { uri: 'urn:pair:1' } }),
    ]
    const before = (await events()).length
    expect(await publisher.ask(PACKAGE, { input: { articles } })).toMatchObject({
      publishPackage: {
        articles: [
          { changed: false, cursor: null },
          { changed: true, cursor: expect.any(String) },
        ],
        curation: null,
      },
    })
    expect((await events()).length).toBe(before + 1)
  })

  test.each([
    ['invalid', { headline: '' }, [['input', 'articles', 1, 'headline']]],
    ['in an unknown section', { section: 'nowhere' }, [['input', 'articles', 1, 'section']]],
    [
      'a translation of nothing',
      { translationOf: { uri: 'urn:nothing' } },
      [['input', 'articles', 1, 'translationOf']],
    ],
    ['under a slug that another has', { slug: 'taken' }, [['input', 'articles', 1, 'slug']]],
    ['there twice', { uri: 'urn:refused:1' }, [['input', 'articles', 1, 'uri']]],
    ['given a key of its own', { idempotencyKey: 'own' }, [['input', 'articles', 1, 'idempotencyKey']]],
  ])('a story that is %s refuses the whole package, with the path to it', async (_what, second, paths) => {
    await publisher.publish({ uri: 'urn:taken', slug: 'taken' })
    const state = [await found('refused'), (await events()).length]
    const { code, issues } = await publisher.refusal(PACKAGE, { input: twoOf('refused', second) })
    expect({ code, paths: Array.from(issues as { path: unknown[] }[], ({ path }) => path) }).toEqual({
      code: 'BAD_USER_INPUT',
      paths,
    })
    expect([await found('refused'), (await events()).length]).toEqual(state)
  })

  test('a killed story and one of another version refuse the whole package, with the path to it', async () => {
    const { article } = await publisher.publish({ uri: 'urn:conflict:2' })
    const other = twoOf('conflict', { expectedVersion: 7 })
    const inputPath = ['input', 'articles', 1]
    expect(await publisher.refusal(PACKAGE, { input: other })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
      inputPath,
    })
    await publisher.ask(CANCEL, { input: { article: { id: article.id }, reason: 'Wrong.' } })
    expect(await publisher.refusal(PACKAGE, { input: twoOf('conflict') })).toMatchObject({
      code: 'CONFLICT',
      reason: 'KILLED',
      inputPath,
    })
    expect(await found('conflict')).toMatchObject({ one: null })
  })

  test('a curation that is refused refuses the stories too', async () => {
    const input = twoOf('listed')
    const curation = { slug: 'package', articles: [{ uri: 'urn:listed:1' }, { uri: 'urn:nothing' }] }
    expect(await publisher.refusal(PACKAGE, { input: { ...input, curation } })).toMatchObject({
      issues: [{ path: ['input', 'curation', 'articles', 1] }],
    })
    const stale = { ...input, curation: { ...input.curation, expectedVersion: 99 } }
    expect(await publisher.refusal(PACKAGE, { input: stale })).toMatchObject({ code: 'CONFLICT' })
    expect(await found('listed')).toMatchObject({ one: null, two: null })
  })

  test('the same package again under its key changes nothing, and another one is refused', async () => {
    const input = { ...twoOf('again'), idempotencyKey: 'package' }
    const first = await publisher.ask(PACKAGE, { input })
    await publisher.publish({ uri: 'urn:again:1', headline: 'Meanwhile' })
    const before = (await events()).length
    expect(await publisher.ask(PACKAGE, { input })).toMatchObject({
      publishPackage: { ...Object(first.publishPackage), curation: { slug: 'package' } },
    })
    for (const other of [
      { ...input, articles: input.articles.slice(1) },
      { ...twoOf('other'), idempotencyKey: 'package' },
    ]) {
      expect(await publisher.refusal(PACKAGE, { input: other })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
    }
    expect((await events()).length).toBe(before)
  })

  test('packages of the same stories at once, in different orders, all come through', async () => {
    const input = twoOf('race')
    const reversed = { ...input, articles: input.articles.toReversed() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        publisher.post(PACKAGE, {
          input: {
            ...(at % 2 === 0 ? input : reversed),
            articles: (at % 2 === 0 ? input : reversed).articles.map((one) => ({ ...one, standfirst: `${at}` })),
          },
        }),
      ),
    )
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
    expect(await found('race')).toMatchObject({ one: { version: 8 }, two: { version: 8 } })
  })

  test('an empty package and one of too many stories are refused', async () => {
    const many = Array.from({ length: MAX_STORIES_PER_PACKAGE + 1 }, () => story())
    for (const articles of [[], many]) {
      expect(await publisher.refusal(PACKAGE, { input: { articles } })).toMatchObject({
        issues: [{ path: ['input', 'articles'] }],
      })
    }
  })

  test('a package with a curation needs the scope of curations too', async () => {
    const having = (...scopes: string[]) => ({ subject: 'desk', scopes: new Set(scopes), expiresAt: null })
    const input = twoOf('scoped')
    expect(await publisher.refusal(PACKAGE, { input }, having('curations:write'))).toEqual({ code: 'FORBIDDEN' })
    expect(await publisher.refusal(PACKAGE, { input }, having('articles:publish'))).toEqual({ code: 'FORBIDDEN' })
    const { articles } = input
    expect((await publisher.post(PACKAGE, { input: { articles } }, having('articles:publish'))).errors).toBeUndefined()
    const both = having('articles:publish', 'curations:write')
    expect((await publisher.post(PACKAGE, { input }, both)).errors).toBeUndefined()
  })
})
