import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { eventsAbout, sending } from './wire.ts'

const at = (day: number) => new Date(Date.UTC(2026, 4, day))
const slug = (value: string) => ({ by: 'slug' as const, value })
const page = (value: string) => ({ by: 'page' as const, value })

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const articleOf = async (id: string | null) =>
    publisher.query.selectFrom('article').select(['uri', 'id']).where('id', '=', id).executeTakeFirstOrThrow()

  test('an id is unique within its feed only: the same id of two agencies is two stories', async () => {
    const [one] = await sending(publisher, slug('agency-a')).take({ id: '4711', headline: 'Of A' })
    const [other] = await sending(publisher, page('https://agency-b.example/')).take({ id: '4711', headline: 'Of B' })
    expect((await articleOf(one?.articleId ?? null)).uri).toBe('urn:feed:agency-a#4711')
    expect((await articleOf(other?.articleId ?? null)).uri).toBe('https://agency-b.example/#4711')
    expect(await sending(publisher, slug('agency-a')).send({ id: '4711', headline: 'Of A' })).toEqual(['UNCHANGED'])
  })

  test('feeds that share a scope bring the same stories', async () => {
    for (const value of ['world', 'ports']) {
      await publisher.newsroom.createFeed({ slug: `shared-${value}`, scope: 'shared' })
    }
    expect(await sending(publisher, slug('shared-world')).send({ id: '1' })).toEqual(['NEW'])
    expect(await sending(publisher, slug('shared-ports')).send({ id: '1' })).toEqual(['UNCHANGED'])
  })

  test('a partner that returns our guid gets an article of its own, and ours stays as it is', async () => {
    const { article } = await publisher.publish({ uri: 'urn:ours:seal', headline: 'Seal found', section: 'world' })
    const { take, send } = sending(publisher, page('https://partner.example/'))
    const [theirs] = await take({ id: article.uri, headline: 'Seal lost' })
    expect(theirs).toMatchObject({ outcome: 'NEW' })
    const { uri } = await articleOf(theirs?.articleId ?? null)
    expect(uri).toBe(`https://partner.example/#${encodeURIComponent('urn:ours:seal')}`)
    expect(await send({ id: article.uri, headline: 'Seal lost again' })).toEqual(['NEWER'])
    expect(await send({ id: article.uri, status: 'CANCELED' })).toEqual(['KILLED'])
    expect(await sending(publisher).article(article.uri)).toMatchObject({
      headline: 'Seal found',
      version: 1,
      feedItem: null,
    })
    expect(await eventsAbout(publisher, article.uri)).toEqual(['PUBLISHED 1'])
  })

  test('an agency neither replaces nor kills a story of another agency', async () => {
    const id = 'urn:newsml:agency:1'
    await sending(publisher, slug('agency-one')).send({ id, headline: 'First' })
    expect(await sending(publisher, slug('agency-two')).send({ id, status: 'CANCELED' })).toEqual(['DROPPED'])
    expect(await sending(publisher).article(id)).toMatchObject({ headline: 'First', state: 'PUBLISHED' })
  })

  test('a link that is the only id is the same with other tracking parameters and over https', async () => {
    const { send } = sending(publisher, slug('links'))
    const link = 'http://links.example/a?utm_source=feed&page=2'
    expect(await send({ link }, { link: 'https://links.example/a?page=2&utm_medium=rss' })).toEqual([
      'NEW',
      'UNCHANGED',
    ])
    expect(await send({ link: 'https://links.example/a?page=3' })).toEqual(['NEW'])
  })

  test('a story whose guid has changed is recognised by its link and its time of publication', async () => {
    const { take, send } = sending(publisher, slug('moved'))
    const link = 'https://moved.example/2026/ferry'
    const [before] = await take({ id: 'old-1', link, publishAt: at(1) })
    const [after] = await take({ id: 'new-1', link, publishAt: at(1), headline: 'Ferry again' })
    expect(after).toEqual({ outcome: 'NEWER', reason: null, articleId: before?.articleId })
    expect(await send({ id: 'new-1', link, publishAt: at(1), headline: 'Ferry again' })).toEqual(['UNCHANGED'])
  })

  test('a killed story does not come back under another guid', async () => {
    const { take, send } = sending(publisher, slug('killed'))
    const link = 'https://killed.example/2026/ferry'
    const first = { id: 'old-1', link, publishAt: at(1) }
    expect(await send({ ...first, version: '1' }, { id: 'old-1', version: '2', status: 'CANCELED' })).toEqual([
      'NEW',
      'KILLED',
    ])
    const [again] = await take({ ...first, id: 'new-1', version: '3' })
    expect(again).toMatchObject({ outcome: 'DROPPED', reason: 'The article was killed, which is final.' })
    const [ofDesk] = await take({ id: 'old-2', link: `${link}-2`, publishAt: at(1) })
    const kill = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { article { id } } }'
    const article = { id: Buffer.from(`Article:${ofDesk?.articleId}`).toString('base64') }
    await publisher.ask(kill, { input: { article, reason: 'A court says so.' } })
    expect(await send({ id: 'new-2', link: `${link}-2`, publishAt: at(1) })).toEqual(['DROPPED'])
  })

  test('the stories of a feed that gets another scope, or another address, are recognised', async () => {
    await publisher.newsroom.createFeed({ slug: 'rescoped', scope: 'before' })
    const { take, send } = sending(publisher, slug('rescoped'))
    const items = [{ id: '1' }, { id: 'urn:rescoped:2' }, { id: '3', status: 'CANCELED' as const }]
    const before = await take(...items)
    await publisher.newsroom.updateFeed({ slug: 'rescoped', scope: 'after', url: 'https://rescoped.example/feed' })
    expect(await send(...items)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
    const [after] = await take({ id: '1', headline: 'Ferries sail again' })
    expect(after).toEqual({ outcome: 'NEWER', reason: null, articleId: before[0]?.articleId })
    expect(await send({ id: '3' })).toEqual(['DROPPED'])
  })

  test('stories that all link to one page stay stories of their own', async () => {
    const { send } = sending(publisher, slug('podcast'))
    const link = 'https://show.example/episodes'
    expect(await send({ id: 'e1', link, publishAt: at(1) }, { id: 'e2', link, publishAt: at(2) })).toEqual([
      'NEW',
      'NEW',
    ])
    const both = ['e3', 'e4'].map((id) => ({ id, link, publishAt: at(3), headline: id }))
    const items = both.map(({ id, publishAt, headline }) => ({
      ...{ id, link, status: 'USABLE' as const },
      article: { headline, language: 'en', section: 'news', bodyHtml: '<p>Words.</p>', publishAt },
    }))
    const taken = await publisher.newsroom.intake({ feed: slug('podcast'), items })
    expect(taken.map(({ outcome }) => outcome)).toEqual(['NEW', 'NEW'])
  })

  test('an item without an id and a link is refused, and so is one that is too long, and the others are taken', async () => {
    const { take } = sending(publisher, slug('nameless'))
    expect(await take({}, { id: 'x'.repeat(2_000) }, { id: '1' })).toMatchObject([
      { outcome: 'REFUSED', reason: expect.stringContaining('neither an id nor a link') },
      { outcome: 'REFUSED' },
      { outcome: 'NEW' },
    ])
  })

  test('what was imported before there were feeds is not imported twice, and is not another feed of the same id', async () => {
    const uri = 'https://legacy.example/1'
    const imported = { subject: 'import', scopes: new Set(['articles:publish']), expiresAt: null }
    const story = {
      uri,
      headline: 'Old',
      language: 'en',
      section: 'news',
      bodyHtml: '<p>Old.</p>',
      sourceDigest: 'old',
    }
    await publisher.newsroom.publishArticle(
      { ...story, source: { name: 'Legacy', url: 'https://legacy.example/' } },
      imported,
    )
    const [stranger] = await sending(publisher, page('https://other.example/')).take({
      id: uri,
      sourceUrl: 'https://other.example/',
    })
    expect((await articleOf(stranger?.articleId ?? null)).uri).not.toBe(uri)
    const { send, article } = sending(publisher, page('https://legacy.example/'))
    expect(await send({ id: uri, sourceUrl: 'https://legacy.example/', headline: 'New' })).toEqual(['NEWER'])
    expect(await article(uri)).toMatchObject({
      headline: 'New',
      deskFields: [],
      feedItem: { feedSlug: 'legacy-example' },
    })
  })

  test('stories of two agencies about the same can be joined and separated', async () => {
    const JOIN = `mutation ($articles: [ArticleRef!]!) { joinStories(input: { articles: $articles }) { articles { uri sameStoryAs { uri } } } }`
    const SEPARATE = `mutation ($articles: [ArticleRef!]!) { separateStories(input: { articles: $articles }) { articles { uri sameStoryAs { uri } } } }`
    await sending(publisher, slug('join-a')).send({ id: 'urn:join:a' }, { id: 'urn:join:b' }, { id: 'urn:join:c' })
    const refs = (...uris: string[]) => ({ articles: uris.map((uri) => ({ uri })) })
    await publisher.ask(JOIN, refs('urn:join:a', 'urn:join:b'))
    expect(await publisher.ask(JOIN, refs('urn:join:b', 'urn:join:c'))).toMatchObject({
      joinStories: { articles: [{ sameStoryAs: { length: 2 } }, { sameStoryAs: { length: 2 } }] },
    })
    expect(await publisher.ask(SEPARATE, refs('urn:join:c'))).toEqual({
      separateStories: { articles: [{ uri: 'urn:join:c', sameStoryAs: [] }] },
    })
    expect(await publisher.ask(SEPARATE, refs('urn:join:a'))).toMatchObject({
      separateStories: { articles: [{ sameStoryAs: [] }] },
    })
    expect(
      await publisher.query.selectFrom('article').select('uri').where('story_id', 'is not', null).execute(),
    ).toEqual([])
  })
})
