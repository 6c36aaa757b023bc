import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../../db/log/event-log.ts'
import { backends } from '../../backends.ts'
import { EDITOR, openPublisher, type Publisher } from '../../publisher.ts'
import { LATER, VERBS } from './verbs.ts'

const NAMED = 'query ($ref: ArticleRef!) { article(ref: $ref) { id } }'
const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { state version headline standfirst bodyText expiresAt
  authors { slug } section { slug } labels { slug } draft { version headline note } scheduled { version headline publishAt }
  revisions { nodes { version note by } } } }`

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  type Changed = { readonly changed: boolean; readonly cursor: string | null; readonly article: { version: number } }
  const change = async (verb: keyof typeof VERBS, input: object, viewer = EDITOR) =>
    (await publisher.ask<{ changed: Changed }>(VERBS[verb], { input }, viewer)).changed
  const read = async (uri: string) => (await publisher.ask<{ article: object }>(READ, { uri })).article
  const head = async () => (await logRange(publisher.query)).head

  test('a patch changes what it names: what is left out stays, null empties', async () => {
    const uri = 'urn:patch'
    await publisher.publish({ uri, headline: 'One', standfirst: 'Line', authors: ['Ada'], labels: ['video'] })
    await change('updateArticle', {
      article: { uri },
      patch: { headline: 'Two', standfirst: null, labels: [], bodyHtml: '<p>New words.</p>' },
    })
    expect(await read(uri)).toMatchObject({
      version: 2,
      headline: 'Two',
      standfirst: null,
      labels: [],
      bodyText: 'New words.',
      authors: [{ slug: 'ada' }],
      section: { slug: 'news' },
    })
    for (const name of ['slug', 'headline', 'language', 'section']) {
      const input = { article: { uri }, patch: { [name]: null } }
      const issues = [{ path: ['input', 'patch', name] }]
      expect(await publisher.refusal(VERBS.updateArticle, { input })).toMatchObject({ code: 'BAD_USER_INPUT', issues })
    }
  })

  test.each([{ body: null }, { bodyHtml: null }, { body: null, bodyHtml: null }, { bodyHtml: '' }, { body: [] }])(
    'a patch of %j empties the body',
    async (patch) => {
      const uri = `urn:emptied:${JSON.stringify(patch)}`
      await publisher.publish({ uri })
      expect(await change('updateArticle', { article: { uri }, patch })).toMatchObject({ changed: true })
      expect(await read(uri)).toMatchObject({ bodyText: '' })
    },
  )

  test('null beside the other form of a body means nothing', async () => {
    const uri = 'urn:one-form'
    await publisher.publish({ uri })
    await change('updateArticle', { article: { uri }, patch: { body: null, bodyHtml: '<p>Other words.</p>' } })
    expect(await read(uri)).toMatchObject({ bodyText: 'Other words.' })
  })

  test('a patch of the values that an article has makes no version and no event', async () => {
    const uri = 'urn:same'
    await publisher.publish({ uri, headline: 'Same', authors: ['Ada'], bodyHtml: '<p>Words <b>and</b> more.</p>' })
    const before = await head()
    const patch = { headline: 'Same', authors: ['ada'], standfirst: null, bodyHtml: '<p>Words <b>and</b> more.</p>' }
    expect(await change('updateArticle', { article: { uri }, patch })).toMatchObject({
      changed: false,
      cursor: null,
      article: { version: 1 },
    })
    expect(await head()).toBe(before)
  })

  test('a patch of a scheduled story keeps its time', async () => {
    const uri = 'urn:scheduled'
    await publisher.publish({ uri, publishAt: LATER })
    await change('updateArticle', { article: { uri }, patch: { headline: 'Mended' } })
    expect(await read(uri)).toMatchObject({
      state: 'SCHEDULED',
      version: 2,
      draft: null,
      scheduled: { version: 2, headline: 'Mended', publishAt: LATER },
    })
  })

  test('of two editors who start from one version, the second gets a conflict with the first one’s changes', async () => {
    const uri = 'urn:colleagues'
    const { article } = await publisher.publish({ uri, headline: 'One', tags: ['Rail'] })
    const ada = { ...EDITOR, subject: 'ada' }
    await change('updateArticle', { article: { uri }, patch: { headline: 'Two', tags: [] }, expectedVersion: 1 }, ada)
    const late = { article: { id: article.id }, patch: { standfirst: 'Mine' }, expectedVersion: 1 }
    expect(await publisher.refusal(VERBS.updateDraft, { input: late })).toEqual({
      code: 'CONFLICT',
      reason: 'VERSION',
      currentVersion: 2,
      changedFields: ['headline', 'tags'],
      changes: [{ version: 2, by: 'ada', at: expect.stringMatching(/^20..-/) }],
    })
  })

  test('a draft is worked on beside the public version, then published whole', async () => {
    const uri = 'urn:work'
    await publisher.publish({ uri, slug: 'work', headline: 'Public' })
    await change('updateDraft', { article: { slug: 'work' }, patch: { headline: 'Drafted' }, note: 'First try' })
    await change('updateDraft', { article: { uri }, patch: { standfirst: 'Line' } })
    await change('correctArticle', { article: { uri }, text: 'A name was wrong.', headline: 'Corrected' })
    expect(await read(uri)).toMatchObject({ headline: 'Corrected', standfirst: null, draft: { headline: 'Drafted' } })
    const published = await change('publishDraft', { article: { uri }, expectedVersion: 4 })
    expect(published).toMatchObject({ changed: true, cursor: expect.any(String), article: { version: 5 } })
    expect(await read(uri)).toMatchObject({ headline: 'Drafted', standfirst: 'Line', draft: null })
  })

  test('a draft is scheduled, and comes back when the schedule is cancelled', async () => {
    const uri = 'urn:back'
    await change('saveDraft', { article: { uri, headline: 'Drafted', language: 'en', section: 'news', bodyHtml: 'x' } })
    await change('scheduleArticle', { article: { uri }, publishAt: LATER })
    expect(await read(uri)).toMatchObject({ state: 'SCHEDULED', draft: null, scheduled: { headline: 'Drafted' } })
    await change('unscheduleArticle', { article: { uri } })
    expect(await read(uri)).toMatchObject({ state: 'DRAFT', draft: { headline: 'Drafted' }, scheduled: null })
    const past = { article: { uri }, publishAt: '2020-01-01T00:00:00.000Z' }
    expect(await publisher.refusal(VERBS.scheduleArticle, { input: past })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'publishAt'] }],
    })
  })

  test('an earlier version is restored as a draft, with a note of it', async () => {
    const uri = 'urn:restore'
    for (const headline of ['One', 'Two']) await publisher.publish({ uri, headline })
    await change('restoreVersion', { article: { uri }, version: 1 })
    expect(await read(uri)).toMatchObject({
      headline: 'Two',
      draft: { version: 3, headline: 'One', note: 'Version 1 restored.' },
    })
    const none = { article: { uri }, version: 9 }
    expect(await publisher.refusal(VERBS.restoreVersion, { input: none })).toEqual({ code: 'NOT_FOUND' })
  })

  test('a withheld story returns as readers saw it last', async () => {
    const uri = 'urn:return'
    await publisher.publish({ uri, headline: 'Seen' })
    await change('withholdArticle', { article: { uri }, reason: 'Doubts.', expectedVersion: 1 })
    await change('updateDraft', { article: { uri }, patch: { headline: 'Drafted' } })
    expect(await change('republishArticle', { article: { uri } })).toMatchObject({ cursor: expect.any(String) })
    expect(await read(uri)).toMatchObject({ state: 'PUBLISHED', headline: 'Seen', draft: { headline: 'Drafted' } })
  })

  test('an article is named by its id, its uri or a slug that it had, and by one of them only', async () => {
    const { article } = await publisher.publish({ slug: 'before' })
    await publisher.publish({ uri: article.uri, slug: 'after' })
    for (const ref of [{ id: article.id }, { uri: article.uri }, { slug: 'before' }, { slug: 'after' }]) {
      const input = { article: ref, text: 'It was wrong.' }
      expect(await publisher.ask(VERBS.correctArticle, { input })).toMatchObject({
        changed: { article: { id: article.id } },
      })
      expect(await publisher.ask(NAMED, { ref })).toEqual({ article: { id: article.id } })
    }
    for (const ref of [{ id: article.id, uri: article.uri }, {}, { slug: null }]) {
      const { errors } = await publisher.post(VERBS.withholdArticle, { input: { article: ref, reason: 'Doubts.' } })
      expect(errors).toHaveLength(1)
    }
  })
})
