import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../db/log/event-log.ts'
import { publishArticles } from '../../src/newsroom/publish/publish-articles.ts'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'
import { ADD, EDIT } from './live-posts/posting.ts'

const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const PUBLISH_DRAFT = 'mutation ($uri: String!) { publishDraft(input: { article: { uri: $uri } }) { cursor } }'
const SCHEDULE = `mutation ($uri: String!, $publishAt: DateTime!) {
  scheduleArticle(input: { article: { uri: $uri }, publishAt: $publishAt }) { cursor } }`
const UPDATE = `mutation ($uri: String!, $patch: ArticlePatch!) {
  updateArticle(input: { article: { uri: $uri }, patch: $patch }) { cursor } }`
const CORRECT = `mutation ($uri: String!, $bodyHtml: String!) {
  correctArticle(input: { article: { uri: $uri }, text: "A picture.", bodyHtml: $bodyHtml }) { cursor } }`

const BARE = { kind: 'IMAGE', url: 'https://example.org/a.jpg' }
const DESCRIBED = { ...BARE, altText: 'A ferry' }
const image = (media: object) => ({ kind: 'IMAGE', media })
const WORDS = { kind: 'PARAGRAPH', text: 'Words.' }
const RULES = { altText: true }

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend, RULES)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  /** The paths of the pictures for which it is refused. */
  async function refused(document: string, variables: object): Promise<string[]> {
    const { head } = await logRange(publisher.query)
    const { code, issues } = await publisher.refusal(document, variables)
    expect(code).toBe('BAD_USER_INPUT')
    expect((await logRange(publisher.query)).head).toBe(head)
    return (issues as { path: string[]; message: string }[]).map(({ path, message }) => {
      expect(message).toContain('https://example.org/a.jpg needs an alternative text')
      return path.join('.')
    })
  }

  test('nothing is published with a picture that has no alternative text, wherever the picture is', async () => {
    const body = [
      WORDS,
      image(BARE),
      { kind: 'GALLERY', pictures: [image(DESCRIBED), image(BARE)] },
      { kind: 'ASIDE', blocks: [WORDS, image(BARE)] },
    ]
    expect(await refused(PUBLISH, { input: story({ leadMedia: BARE, body }) })).toEqual([
      'input.leadMedia.altText',
      'input.body.1.media.altText',
      'input.body.2.pictures.1.media.altText',
      'input.body.3.blocks.1.media.altText',
    ])
    const bodyHtml = '<p>Words.</p><img src="https://example.org/a.jpg">'
    expect(await refused(PUBLISH, { input: { ...story(), bodyHtml } })).toEqual(['input.body.1.media.altText'])
    const later = new Date(Date.now() + 3_600_000).toISOString()
    expect(await refused(PUBLISH, { input: story({ leadMedia: BARE, publishAt: later }) })).toHaveLength(1)
  })

  test('with it, and for a video, it is', async () => {
    const body = [WORDS, image(DESCRIBED)]
    const video = { kind: 'VIDEO', url: 'https://example.org/a.mp4' }
    expect((await publisher.publish({ leadMedia: DESCRIBED, body })).changed).toBe(true)
    expect((await publisher.publish({ leadMedia: video })).changed).toBe(true)
  })

  test('a draft may lack it until it is published or scheduled', async () => {
    const uri = 'urn:bare'
    await publisher.ask(DRAFT, { article: story({ uri, leadMedia: BARE, body: [image(BARE)] }) })
    const paths = ['input.leadMedia.altText', 'input.body.0.media.altText']
    expect(await refused(PUBLISH_DRAFT, { uri })).toEqual(paths)
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    expect(await refused(SCHEDULE, { uri, publishAt })).toEqual(paths)
  })

  test('neither a patch nor a correction brings one in', async () => {
    const uri = 'urn:described'
    await publisher.publish({ uri, leadMedia: DESCRIBED })
    expect(await refused(UPDATE, { uri, patch: { leadMedia: BARE } })).toEqual(['input.leadMedia.altText'])
    expect(await refused(CORRECT, { uri, bodyHtml: '<img src="https://example.org/a.jpg">' })).toEqual([
      'input.body.0.media.altText',
    ])
    expect(await publisher.ask(UPDATE, { uri, patch: { headline: 'Another' } })).toMatchObject({
      updateArticle: { cursor: expect.any(String) },
    })
  })

  test('neither a new post of a live blog nor an edit brings one in', async () => {
    const article = { uri: 'urn:posted' }
    await publisher.publish(article)
    const html = '<p>Words.</p><img src="https://example.org/a.jpg">'
    expect(await refused(ADD, { input: { article, html } })).toEqual(['input.blocks.1.media.altText'])
    await publisher.ask(ADD, { input: { article, key: 'a', blocks: [image(DESCRIBED)] } })
    const paths = ['input.patch.blocks.1.media.altText']
    expect(await refused(EDIT, { input: { article, key: 'a', patch: { html } } })).toEqual(paths)
  })

  test('of several imported items only those that lack it are refused', async () => {
    const described = { kind: 'IMAGE', url: BARE.url, altText: 'A ferry' } as const
    const items = [described, { ...described, altText: null }, described].map((leadMedia) => ({
      headline: 'Item',
      language: 'en',
      section: 'news',
      bodyHtml: '<p>Words.</p>',
      leadMedia,
    }))
    const outcomes = await publishArticles(publisher.query, items, EDITOR, RULES)
    expect(outcomes.map((outcome) => 'refused' in outcome)).toEqual([false, true, false])
  })

  test('without the rule all of it is published', async () => {
    await using lax = await openPublisher(backend)
    expect((await lax.publish({ leadMedia: BARE, body: [image(BARE)] })).changed).toBe(true)
  })
})
