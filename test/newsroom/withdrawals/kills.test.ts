import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARTICLE_CONTENT } from '../../../db/tables/article-content.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, EDITOR, openPublisher, PUBLISH, type Publisher, story } from '../../publisher.ts'
import { CANCEL, CORRECT, NOBODYS, POST, WITHHOLD } from '../article-changes.ts'
import { killing, leadMedia } from './killing.ts'

const DRAFT = `mutation ($article: PublishArticleInput!) {
  saveDraft(input: { article: $article }) { article { id slug version } } }`
const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { uri version pubStatus headline bodyText
  corrections { text } revisions { edges { node { version headline note by } } } } }`

const databaseId = (globalId: string) => atob(globalId).replace(/^Article:/, '')

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const kill = (id: string, fields: object = {}) => killing(publisher).kill(id, fields)
  const eventsOf = (uri: string) => killing(publisher).eventsOf(uri)
  const rowsWith = (word: RegExp) => killing(publisher).rowsWith(word)
  const draft = async (fields: object) =>
    (await publisher.ask<{ saveDraft: { article: { id: string } } }>(DRAFT, { article: story(fields) })).saveDraft
      .article

  test('nothing that any version, correction, note, entry or picture said is left in any table', async () => {
    const fields = {
      uri: 'urn:killed',
      headline: 'Quorvexhead',
      standfirst: 'Quorvexstand',
      byline: 'By Quorvexby',
      dateline: 'QUORVEXTOWN',
      slugline: 'quorvex-slugline',
      genre: 'Quorvexgenre',
      canonicalUrl: 'https://example.com/quorvexoriginal',
      seoTitle: 'Quorvexseo',
      seoDescription: 'Quorvexfound',
      socialTitle: 'Quorvexsocial',
      socialDescription: 'Quorvexshared',
      body: [
        { kind: 'PARAGRAPH', html: 'Quorvexbody.' },
        { kind: 'IMAGE', media: leadMedia('quorvexinline') },
      ],
      leadMedia: leadMedia('quorvexlead'),
      related: [{ uri: 'urn:quorvexrelated' }],
      source: { name: 'Wire', itemUrl: 'https://example.com/quorvexitem' },
      sourceDigest: 'quorvexdigest',
    }
    const { article } = await publisher.publish(fields)
    const { id } = article
    const post = {
      article: { id },
      key: 'quorvexkey',
      headline: 'Quorvexentry',
      html: 'Quorvexpost',
      idempotencyKey: 'post',
    }
    await publisher.ask(POST, { input: post })
    await publisher.ask(CORRECT, { input: { article: { id }, text: 'Quorvexcorrection', headline: 'Quorvexright' } })
    await publisher.ask(WITHHOLD, { input: { article: { id }, reason: 'Quorvexreason' } })
    await publisher.publish({
      ...fields,
      slug: 'quorvex-anew',
      sourceDigest: 'quorvexnew',
      expiresAt: '2100-01-01T00:00:00Z',
    })
    await draft({ ...fields, headline: 'Quorvexdraft' })
    await publisher.publish({ ...fields, sourceDigest: null, publishAt: '2099-01-01T00:00:00Z' })
    expect((await rowsWith(/quorvex/i)).length).toBeGreaterThan(10)

    expect(await kill(id, { idempotencyKey: 'kill' })).toEqual({
      cursor: expect.any(String),
      changed: true,
      article: { id, uri: 'urn:killed', version: 3, pubStatus: 'CANCELED', headline: '' },
    })
    expect(await rowsWith(/quorvex/i)).toEqual([])
    expect(await rowsWith(/\b(2099|2100)-/)).toEqual([])
    expect((await eventsOf('urn:killed')).map(({ kind, version, note }) => ({ kind, version, note }))).toEqual([
      { kind: 'PUBLISHED', version: 1, note: null },
      { kind: 'CORRECTED', version: 2, note: null },
      { kind: 'WITHHELD', version: 2, note: null },
      { kind: 'PUBLISHED', version: 3, note: null },
      { kind: 'CANCELED', version: 3, note: 'Invented.' },
    ])
  })

  test('every column in which a version can store text is erased, whatever is added to the table', async () => {
    const erased = Object.values(ARTICLE_CONTENT).filter((column) => 'erased' in column)
    const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns
      where table_name = 'article_version' and udt_name in ('text', '_text', 'jsonb')`.execute(publisher.query)
    // The slug is replaced by its digest.
    const kept = ['language', 'created_by', 'note', 'slug']
    const texts = rows.map(({ column }) => column).filter((column) => !kept.includes(column))
    expect(texts.filter((text) => !erased.some(({ column }) => column === text))).toEqual([])

    const { article } = await publisher.publish({
      uri: 'urn:erased',
      slug: 'erased',
      labels: ['video'],
      authors: ['Ada'],
      tags: ['Rail'],
    })
    await kill(article.id)
    const versions = await publisher.query
      .selectFrom('article_version')
      .selectAll()
      .where('article_id', '=', databaseId(article.id))
      .execute()
    expect(versions).toEqual([
      expect.objectContaining({
        ...Object.fromEntries(erased.map(({ column, erased }) => [column, erased])),
        slug: expect.stringMatching(/^killed-[0-9a-f]{64}$/),
      }),
    ])
  })

  test('editors find the tombstone: what it was called, who wrote when, and why it was killed; readers find none', async () => {
    const { article } = await publisher.publish({ uri: 'urn:tomb', slug: 'tomb', headline: 'Sorvelt' })
    await publisher.publish({ uri: 'urn:tomb', headline: 'Sorvelt again' })
    await kill(article.id)
    expect(await publisher.ask(READ, { uri: 'urn:tomb' })).toEqual({
      article: {
        uri: 'urn:tomb',
        version: 2,
        pubStatus: 'CANCELED',
        headline: '',
        bodyText: '',
        corrections: [],
        revisions: {
          edges: [
            { node: { version: 2, headline: '', note: 'Invented.', by: 'editor' } },
            { node: { version: 1, headline: '', note: null, by: 'editor' } },
          ],
        },
      },
    })
    const ways = `query ($id: ID!) { node(id: $id) { id } uri: article(ref: { uri: "urn:tomb" }) { id }
      slug: article(ref: { slug: "tomb" }) { id } search(query: "sorvelt") { totalCount } }`
    const nowhere = { node: null, uri: null, slug: null, search: { totalCount: 0 } }
    expect(await publisher.ask(ways, { id: article.id }, ANONYMOUS)).toEqual(nowhere)
  })

  test('a killed draft or scheduled story is gone without an event: no reader ever had it', async () => {
    const drafted = await draft({ uri: 'urn:unborn', headline: 'Mirvane' })
    const publishAt = new Date(Date.now() + 3_600_000)
    const { article } = await publisher.publish({ uri: 'urn:unborn-too', headline: 'Mirvane too', publishAt })
    for (const { id } of [drafted, article]) {
      expect(await kill(id)).toMatchObject({ changed: true, cursor: null, article: { pubStatus: 'CANCELED' } })
    }
    expect(await rowsWith(/mirvane/i)).toEqual([])
    expect([...(await eventsOf('urn:unborn')), ...(await eventsOf('urn:unborn-too'))]).toEqual([])
    expect(await rowsWith(/^public\.due_change/)).toEqual([])
  })

  test('a story that is withheld is killed with an event: its readers may still have it', async () => {
    const { article } = await publisher.publish({ uri: 'urn:withheld', tags: ['Withheld'] })
    await publisher.ask(WITHHOLD, { input: { article: { id: article.id }, reason: 'Doubts.' } })
    expect(await kill(article.id)).toMatchObject({ changed: true, cursor: expect.any(String) })
    expect((await eventsOf('urn:withheld')).at(-1)).toMatchObject({
      kind: 'CANCELED',
      before: null,
      past: [{ tags: ['withheld'] }],
    })
  })

  test('killing again changes nothing, and ten concurrent kills make one event', async () => {
    const { article } = await publisher.publish({ uri: 'urn:ten' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => kill(article.id, { reason: `Reason ${at}` })),
    )
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1)
    expect(await kill(article.id)).toMatchObject({ changed: false, cursor: null, article: { pubStatus: 'CANCELED' } })
    const events = await eventsOf('urn:ten')
    expect(events.map(({ kind }) => kind)).toEqual(['PUBLISHED', 'CANCELED'])
    expect(await publisher.ask(READ, { uri: 'urn:ten' })).toMatchObject({
      article: { revisions: { edges: [{ node: { note: events[1]?.note } }] } },
    })
  })

  test('nothing can be made of a killed uri any more', async () => {
    const { article } = await publisher.publish({ uri: 'urn:final', sourceDigest: 'digest' })
    const { id } = article
    await kill(id)
    const conflict = { code: 'CONFLICT', currentVersion: 1, reason: 'KILLED', state: 'CANCELED' }
    for (const fields of [{}, { sourceDigest: 'digest' }, { publishAt: '2099-01-01T00:00:00Z' }]) {
      expect(await publisher.refusal(PUBLISH, { input: story({ uri: 'urn:final', ...fields }) })).toEqual(conflict)
    }
    expect(await publisher.refusal(DRAFT, { article: story({ uri: 'urn:final' }) })).toEqual(conflict)
    expect(await publisher.refusal(CORRECT, { input: { article: { id }, text: 'x' } })).toEqual(conflict)
    expect(await publisher.refusal(POST, { input: { article: { id }, html: 'x' } })).toEqual(conflict)
    expect(await publisher.refusal(WITHHOLD, { input: { article: { id }, reason: 'x' } })).toEqual(conflict)
    expect(await eventsOf('urn:final')).toHaveLength(2)
  })

  test('what was asked before under a key is answered without what it said', async () => {
    const input = story({ uri: 'urn:key', headline: 'Talvern', idempotencyKey: 'talvern' })
    const { article } = await publisher.publish(input)
    await publisher.publish({ uri: 'urn:key' })
    const killing = { idempotencyKey: 'kill once' }
    const killed = await kill(article.id, killing)
    expect(await kill(article.id, killing)).toEqual(killed)
    const other = { input: { article: { id: article.id }, reason: 'Another.', ...killing } }
    expect(await publisher.refusal(CANCEL, other)).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
    expect(await publisher.ask(PUBLISH.replace('slug', 'headline'), { input })).toMatchObject({
      publishArticle: { article: { uri: 'urn:key', version: 1, headline: '' } },
    })
  })

  test('its slugs are given to no other story', async () => {
    const { article } = await publisher.publish({ headline: 'Zelkova falls' })
    await kill(article.id)
    expect((await publisher.publish({ headline: 'Zelkova falls' })).article.slug).toBe('zelkova-falls-2')
    expect(await publisher.refusal(PUBLISH, { input: story({ slug: 'zelkova-falls' }) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'slug'] }],
    })
  })

  test('an unknown story and a blank reason are refused', async () => {
    expect(await publisher.refusal(CANCEL, { input: { article: { id: NOBODYS }, reason: 'x' } })).toEqual({
      code: 'NOT_FOUND',
    })
    const { article } = await publisher.publish()
    expect(
      await publisher.refusal(CANCEL, { input: { article: { id: article.id }, reason: '' } }, EDITOR),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'reason'] }],
    })
  })
})
