import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/event-log.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, type Desk, EDITOR, openDesk, PUBLISH, story } from '../desk.ts'
import { everyRow } from '../every-row.ts'
import { APPEND, CANCEL, type Changed, CORRECT, NOBODYS, WITHHOLD } from './article-changes.ts'

const DRAFT = `mutation ($article: PublishArticleInput!) {
  saveDraft(input: { article: $article }) { article { id slug version } } }`
const CURATE = `mutation ($slug: String!, $articles: [ID!]!) {
  setCuration(input: { slug: $slug, articles: $articles }) { curation { id version } } }`
const READ = `query ($uri: String) { article(uri: $uri) { uri version pubStatus headline bodyText
  corrections { text } revisions { edges { node { version headline note by } } } } }`

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const kill = async (id: string, fields: object = {}) =>
    (await desk.ask<{ cancelArticle: Changed }>(CANCEL, { input: { id, reason: 'Invented.', ...fields } }))
      .cancelArticle
  const eventsOf = async (uri: string) => (await readAfter(desk.query, 0, 1_000)).filter((event) => event.uri === uri)
  const rowsWith = async (word: RegExp) => (await everyRow(desk.query)).filter((row) => word.test(row))
  const draft = async (fields: object) =>
    (await desk.ask<{ saveDraft: { article: { id: string } } }>(DRAFT, { article: story(fields) })).saveDraft.article
  const leadMedia = (caption: string) => ({
    kind: 'IMAGE',
    url: `https://example.com/${caption}.jpg`,
    altText: caption,
    caption,
    credit: caption,
  })

  test('nothing that any version, correction, note, entry or picture said is left in any table', async () => {
    const fields = {
      uri: 'urn:killed',
      headline: 'Quorvexhead',
      standfirst: 'Quorvexstand',
      byline: 'By Quorvexby',
      dateline: 'QUORVEXTOWN',
      slugline: 'quorvex-slugline',
      body: [{ paragraph: 'Quorvexbody.' }, { media: leadMedia('quorvexinline') }],
      leadMedia: leadMedia('quorvexlead'),
      related: ['urn:quorvexrelated'],
      source: { name: 'Wire', itemUrl: 'https://example.com/quorvexitem' },
      sourceDigest: 'quorvexdigest',
    }
    const { article } = await desk.publish(fields)
    const { id } = article
    await desk.ask(APPEND, { input: { articleId: id, key: 'quorvexkey', html: 'Quorvexpost' } })
    await desk.ask(CORRECT, { input: { id, text: 'Quorvexcorrection', headline: 'Quorvexright' } })
    await desk.ask(WITHHOLD, { input: { id, reason: 'Quorvexreason' } })
    await desk.publish({
      ...fields,
      slug: 'quorvex-anew',
      sourceDigest: 'quorvexnew',
      expiresAt: '2100-01-01T00:00:00Z',
    })
    await draft({ ...fields, headline: 'Quorvexdraft' })
    await desk.publish({ ...fields, sourceDigest: null, publishAt: '2099-01-01T00:00:00Z' })
    expect((await rowsWith(/quorvex/i)).length).toBeGreaterThan(10)

    expect(await kill(id, { idempotencyKey: 'kill' })).toEqual({
      cursor: expect.any(String),
      changed: true,
      article: { id, uri: 'urn:killed', version: 4, pubStatus: 'CANCELED', headline: '' },
    })
    expect(await rowsWith(/quorvex/i)).toEqual([])
    expect(await rowsWith(/2099|2100/)).toEqual([])
    expect((await eventsOf('urn:killed')).map(({ kind, version, note }) => ({ kind, version, note }))).toEqual([
      { kind: 'PUBLISHED', version: 1, note: null },
      { kind: 'UPDATED', version: 2, note: null },
      { kind: 'CORRECTED', version: 3, note: null },
      { kind: 'WITHHELD', version: 3, note: null },
      { kind: 'PUBLISHED', version: 4, note: null },
      { kind: 'CANCELED', version: 4, note: 'Invented.' },
    ])
  })

  test('editors find the tombstone: what it was called, who wrote when, and why it was killed; readers find none', async () => {
    const { article } = await desk.publish({ uri: 'urn:tomb', slug: 'tomb', headline: 'Sorvelt' })
    await desk.publish({ uri: 'urn:tomb', headline: 'Sorvelt again' })
    await kill(article.id)
    expect(await desk.ask(READ, { uri: 'urn:tomb' })).toEqual({
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
    const ways = `query ($id: ID!) { node(id: $id) { id } uri: article(uri: "urn:tomb") { id }
      slug: article(slug: "tomb") { id } search(query: "sorvelt") { totalCount } }`
    const nowhere = { node: null, uri: null, slug: null, search: { totalCount: 0 } }
    expect(await desk.ask(ways, { id: article.id }, ANONYMOUS)).toEqual(nowhere)
  })

  test('a killed draft or scheduled story is gone without an event: no reader ever had it', async () => {
    const drafted = await draft({ uri: 'urn:unborn', headline: 'Mirvane' })
    const publishAt = new Date(Date.now() + 3_600_000)
    const { article } = await desk.publish({ uri: 'urn:unborn-too', headline: 'Mirvane too', publishAt })
    for (const { id } of [drafted, article]) {
      expect(await kill(id)).toMatchObject({ changed: true, cursor: null, article: { pubStatus: 'CANCELED' } })
    }
    expect(await rowsWith(/mirvane/i)).toEqual([])
    expect([...(await eventsOf('urn:unborn')), ...(await eventsOf('urn:unborn-too'))]).toEqual([])
    expect(await rowsWith(/^public\.due_change/)).toEqual([])
  })

  test('a story that is withheld is killed with an event: its readers may still have it', async () => {
    const { article } = await desk.publish({ uri: 'urn:withheld', tags: ['Withheld'] })
    await desk.ask(WITHHOLD, { input: { id: article.id, reason: 'Doubts.' } })
    expect(await kill(article.id)).toMatchObject({ changed: true, cursor: expect.any(String) })
    expect((await eventsOf('urn:withheld')).at(-1)).toMatchObject({
      kind: 'CANCELED',
      before: null,
      past: [{ tags: ['withheld'] }],
    })
  })

  test('to kill again changes nothing, and of ten kills at once one is told', async () => {
    const { article } = await desk.publish({ uri: 'urn:ten' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => kill(article.id, { reason: `Reason ${at}` })),
    )
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1)
    expect(await kill(article.id)).toMatchObject({ changed: false, cursor: null, article: { pubStatus: 'CANCELED' } })
    const events = await eventsOf('urn:ten')
    expect(events.map(({ kind }) => kind)).toEqual(['PUBLISHED', 'CANCELED'])
    expect(await desk.ask(READ, { uri: 'urn:ten' })).toMatchObject({
      article: { revisions: { edges: [{ node: { note: events[1]?.note } }] } },
    })
  })

  test('nothing can be made of a killed uri any more', async () => {
    const { article } = await desk.publish({ uri: 'urn:final', sourceDigest: 'digest' })
    const { id } = article
    await kill(id)
    const conflict = { code: 'CONFLICT', currentVersion: 1 }
    for (const fields of [{}, { sourceDigest: 'digest' }, { publishAt: '2099-01-01T00:00:00Z' }]) {
      expect(await desk.refusal(PUBLISH, { input: story({ uri: 'urn:final', ...fields }) })).toEqual(conflict)
    }
    expect(await desk.refusal(DRAFT, { article: story({ uri: 'urn:final' }) })).toEqual(conflict)
    expect(await desk.refusal(CORRECT, { input: { id, text: 'x' } })).toEqual(conflict)
    expect(await desk.refusal(APPEND, { input: { articleId: id, html: 'x' } })).toEqual(conflict)
    expect(await desk.refusal(WITHHOLD, { input: { id, reason: 'x' } })).toEqual(conflict)
    expect(await eventsOf('urn:final')).toHaveLength(2)
  })

  test('what was asked before under a key is answered without what it said', async () => {
    const input = story({ uri: 'urn:key', headline: 'Talvern', idempotencyKey: 'talvern' })
    const { article } = await desk.publish(input)
    await desk.publish({ uri: 'urn:key' })
    const killing = { idempotencyKey: 'kill once' }
    const killed = await kill(article.id, killing)
    expect(await kill(article.id, killing)).toEqual(killed)
    const other = { input: { id: article.id, reason: 'Another.', ...killing } }
    expect(await desk.refusal(CANCEL, other)).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
    expect(await desk.ask(PUBLISH.replace('slug', 'headline'), { input })).toMatchObject({
      publishArticle: { article: { uri: 'urn:key', version: 1, headline: '' } },
    })
  })

  test('its slugs are given to no other story', async () => {
    const { article } = await desk.publish({ headline: 'Zelkova falls' })
    await kill(article.id)
    expect((await desk.publish({ headline: 'Zelkova falls' })).article.slug).toBe('zelkova-falls-2')
    expect(await desk.refusal(PUBLISH, { input: story({ slug: 'zelkova-falls' }) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'slug'] }],
    })
  })

  test('a picture that another story or an author has stays, one that only killed stories had goes', async () => {
    const [shared, face] = [leadMedia('Sharedpicture'), leadMedia('Facepicture')]
    const [first, second] = [await desk.publish({ leadMedia: shared }), await desk.publish({ leadMedia: shared })]
    await kill(first.article.id)
    expect(await rowsWith(/Sharedpicture/)).toHaveLength(1)
    await kill(second.article.id)
    for (let pair = 0; pair < 8; pair++) {
      const own = leadMedia(`Ownpicture ${pair}`)
      const twins = [await desk.publish({ leadMedia: own }), await desk.publish({ leadMedia: own })]
      await Promise.all(twins.map(({ article }) => kill(article.id)))
    }
    expect(await rowsWith(/Sharedpicture|Ownpicture/)).toEqual([])
    const { article } = await desk.publish({ leadMedia: face, authors: ['Face'] })
    await desk.query
      .updateTable('author')
      .set({ avatar_id: (one) => one.selectFrom('media').select('id').where('caption', '=', 'Facepicture') })
      .where('slug', '=', 'face')
      .execute()
    await kill(article.id)
    expect(await rowsWith(/Facepicture/)).toHaveLength(1)
  })

  test('a picture that goes with a killed story while another takes it up is there for the other', async () => {
    for (let round = 0; round < 8; round++) {
      const picture = leadMedia(`Picture ${round}`)
      const { article } = await desk.publish({ leadMedia: picture })
      const [, { article: other }] = await Promise.all([kill(article.id), desk.publish({ leadMedia: picture })])
      const read = 'query ($id: ID!) { node(id: $id) { ... on Article { leadMedia { caption } } } }'
      expect(await desk.ask(read, { id: other.id })).toEqual({ node: { leadMedia: { caption: `Picture ${round}` } } })
    }
  })

  test('it is taken off every list, whose readers are told, and cannot be put on one again', async () => {
    const [killed, stays] = [(await desk.publish()).article, (await desk.publish()).article]
    for (const slug of ['one', 'two']) await desk.ask(CURATE, { slug, articles: [killed.id, stays.id] })
    await kill(killed.id)
    const events = (await readAfter(desk.query, 0, 1_000)).slice(-3)
    expect(events.map(({ kind, version }) => [kind, version])).toEqual([
      ['CANCELED', 1],
      ['CURATION_CHANGED', 2],
      ['CURATION_CHANGED', 2],
    ])
    const items = await desk.query.selectFrom('curation_item').select('position').execute()
    expect(items).toHaveLength(2)
    expect(await desk.refusal(CURATE, { slug: 'one', articles: [stays.id, killed.id] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'articles', 1] }],
    })
  })

  test('the event knows by what filters any version was found, each once, and of very many that there were', async () => {
    const { article } = await desk.publish({ uri: 'urn:wanders', section: 'sport', urgency: 3 })
    for (const section of ['europe', 'sport', 'news']) await desk.publish({ uri: 'urn:wanders', section, urgency: 3 })
    await desk.ask(
      'mutation { upsertSection(input: { slug: "news", name: "News", parent: "world" }) { section { id } } }',
    )
    await kill(article.id)
    const [event] = (await eventsOf('urn:wanders')).slice(-1)
    expect(event?.before).toMatchObject({ sections: ['news', 'world'] })
    expect(event?.past).toMatchObject([
      { sections: ['sport'], urgency: 3 },
      { sections: ['europe', 'world'] },
      { sections: ['news'] },
    ])
    const { article: restless } = await desk.publish({ uri: 'urn:restless' })
    for (let tag = 0; tag < 66; tag++) await desk.publish({ uri: 'urn:restless', tags: [`tag ${tag}`] })
    await kill(restless.id)
    expect((await eventsOf('urn:restless')).at(-1)).toMatchObject({ past: [null] })
  })

  test('an unknown story and a blank reason are refused', async () => {
    expect(await desk.refusal(CANCEL, { input: { id: NOBODYS, reason: 'x' } })).toEqual({ code: 'NOT_FOUND' })
    const { article } = await desk.publish()
    expect(await desk.refusal(CANCEL, { input: { id: article.id, reason: '' } }, EDITOR)).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'reason'] }],
    })
  })
})
