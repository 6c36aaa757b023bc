import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../../publisher.ts'
import { CANCEL, CORRECT, POST, WITHHOLD } from '../article-changes.ts'

const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const THREE = `query ($uri: String!) { article(ref: { uri: $uri }) { state headline version
  draft { version state headline } scheduled { version state headline publishAt } } }`
const STATES = `query ($uri: String!) { article(ref: { uri: $uri }) { revisions { nodes { version state } } } }`
const DIFF = `query ($uri: String!, $from: Int!, $to: Int!) { article(ref: { uri: $uri }) { diff(from: $from, to: $to) {
  from { headline } to { headline } fields
  blocks { kind fromIndex toIndex from { ... on Paragraph { text } } to { ... on Paragraph { text } } } } } }`

const LATER = '2099-01-01T00:00:00.000Z'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const draft = (fields: object) => publisher.ask(DRAFT, { article: story(fields) })

  test('the public version, the working draft and the scheduled version are read side by side', async () => {
    await publisher.publish({ uri: 'urn:three', headline: 'Public' })
    await publisher.publish({ uri: 'urn:three', headline: 'Scheduled', publishAt: LATER })
    await draft({ uri: 'urn:three', headline: 'Drafted' })
    expect(await publisher.ask(THREE, { uri: 'urn:three' })).toEqual({
      article: {
        state: 'PUBLISHED',
        headline: 'Public',
        version: 1,
        draft: { version: 3, state: 'DRAFT', headline: 'Drafted' },
        scheduled: { version: 2, state: 'SCHEDULED', headline: 'Scheduled', publishAt: LATER },
      },
    })
  })

  test('a story that was never public is DRAFT, SCHEDULED or EMBARGOED', async () => {
    await draft({ uri: 'urn:draft', headline: 'Drafted' })
    await publisher.publish({ uri: 'urn:later', publishAt: LATER })
    await publisher.publish({ uri: 'urn:embargo', embargoedUntil: LATER })
    const states = `{ draft: article(ref: { uri: "urn:draft" }) { state draft { headline } scheduled { version } }
      later: article(ref: { uri: "urn:later" }) { state draft { version } scheduled { state } }
      embargo: article(ref: { uri: "urn:embargo" }) { state draft { version } scheduled { state } } }`
    expect(await publisher.ask(states)).toEqual({
      draft: { state: 'DRAFT', draft: { headline: 'Drafted' }, scheduled: null },
      later: { state: 'SCHEDULED', draft: null, scheduled: { state: 'SCHEDULED' } },
      embargo: { state: 'EMBARGOED', draft: null, scheduled: { state: 'EMBARGOED' } },
    })
  })

  test('each version says what has become of it', async () => {
    const { article } = await publisher.publish({ uri: 'urn:become' })
    await publisher.ask(CORRECT, {
      input: { article: { id: article.id }, text: 'A name was wrong.', headline: 'Right' },
    })
    await draft({ uri: 'urn:become' })
    await draft({ uri: 'urn:become' })
    const states = async () => {
      type Listed = { article: { revisions: { nodes: { state: string }[] } } }
      return (await publisher.ask<Listed>(STATES, { uri: 'urn:become' })).article.revisions.nodes.map(
        ({ state }) => state,
      )
    }
    expect(await states()).toEqual(['DRAFT', 'REPLACED', 'PUBLISHED', 'REPLACED'])
    await publisher.ask(WITHHOLD, { input: { article: { id: article.id }, reason: 'Doubts.' } })
    expect(await states()).toEqual(['DRAFT', 'REPLACED', 'WITHHELD', 'REPLACED'])
    await publisher.ask(CANCEL, { input: { article: { id: article.id }, reason: 'Wrong.' } })
    expect(await states()).toEqual(['CANCELED', 'CANCELED', 'CANCELED', 'CANCELED'])
  })

  test('a draft that is saved after a withdrawal does not take the place of what readers saw last', async () => {
    const { article } = await publisher.publish({ uri: 'urn:last', slug: 'last', headline: 'Seen' })
    await publisher.ask(WITHHOLD, { input: { article: { id: article.id }, reason: 'Doubts.' } })
    await draft({ uri: 'urn:last', headline: 'Anew' })
    expect(await publisher.ask(THREE, { uri: 'urn:last' })).toMatchObject({
      article: { state: 'WITHHELD', headline: 'Seen', version: 1, draft: { version: 2, headline: 'Anew' } },
    })
    expect(await publisher.ask('{ withdrawal(ref: { slug: "last" }) { version } }', {}, ANONYMOUS)).toEqual({
      withdrawal: { version: 1 },
    })
  })

  test('a live post is no version: what is scheduled stays, and a draft too', async () => {
    const { article } = await publisher.publish({ uri: 'urn:live', headline: 'Live' })
    await publisher.publish({ uri: 'urn:live', headline: 'Later', publishAt: LATER })
    await draft({ uri: 'urn:live', headline: 'Drafted' })
    const before = await publisher.ask(THREE, { uri: 'urn:live' })
    await publisher.ask(POST, { input: { article: { id: article.id }, html: '<p>News.</p>' } })
    expect(await publisher.ask(THREE, { uri: 'urn:live' })).toEqual(before)
    expect(before).toMatchObject({ article: { version: 1, draft: { version: 3 }, scheduled: { version: 2 } } })
  })

  test('two versions are compared by field and by block', async () => {
    const body = (...texts: string[]) => texts.map((text) => ({ kind: 'PARAGRAPH', text }))
    await publisher.publish({ uri: 'urn:diff', headline: 'One', tags: ['A'], body: body('A', 'B', 'C', 'D') })
    await publisher.publish({ uri: 'urn:diff', headline: 'Two', tags: ['A'], body: body('D', 'A', 'E', 'C', 'F') })
    const { article } = await publisher.ask<{ article: { diff: object } }>(DIFF, { uri: 'urn:diff', from: 1, to: 2 })
    expect(article.diff).toEqual({
      from: { headline: 'One' },
      to: { headline: 'Two' },
      fields: ['headline', 'body'],
      blocks: [
        { kind: 'MOVED', fromIndex: 3, toIndex: 0, from: { text: 'D' }, to: { text: 'D' } },
        { kind: 'CHANGED', fromIndex: 1, toIndex: 2, from: { text: 'B' }, to: { text: 'E' } },
        { kind: 'ADDED', fromIndex: null, toIndex: 4, from: null, to: { text: 'F' } },
      ],
    })
    const same = await publisher.ask(DIFF, { uri: 'urn:diff', from: 2, to: 2 })
    expect(same).toMatchObject({ article: { diff: { fields: [], blocks: [] } } })
    expect(await publisher.refusal(DIFF, { uri: 'urn:diff', from: 2, to: 9 })).toEqual({ code: 'NOT_FOUND' })
  })

  test('readers may ask for none of it', async () => {
    await publisher.publish({ uri: 'urn:secret' })
    for (const field of ['draft { headline }', 'scheduled { headline }', 'atVersion(version: 1) { headline }']) {
      const document = `{ article(ref: { uri: "urn:secret" }) { ${field} } }`
      expect(await publisher.refusal(document, {}, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    }
    const diff = { uri: 'urn:secret', from: 1, to: 1 }
    expect(await publisher.refusal(DIFF, diff, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
  })
})
