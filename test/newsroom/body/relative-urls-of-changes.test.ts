import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../../db/log/event-log.ts'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { VERBS } from '../changes/verbs.ts'

const READ = `query ($uri: String!) { article(ref: { uri: $uri }) {
  bodyHtml original { baseUrl } draft { bodyHtml } livePosts { nodes { html } } } }`
const RELATIVE = '<p>See <a href="/report">it</a></p>'
const PAGE = 'https://page.example/news/story'
const OTHER = 'https://other.example/'
const linkOn = (page: string) => expect.stringContaining(`<a href="${new URL('/report', page)}"`)

interface Read {
  readonly bodyHtml: string
  readonly original: { readonly baseUrl: string }
  readonly draft: { readonly bodyHtml: string } | null
  readonly livePosts: { readonly nodes: readonly { readonly html: string }[] }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const read = async (uri: string) => (await publisher.ask<{ article: Read }>(READ, { uri })).article
  const patched = (uri: string, patch: object, verb: 'updateArticle' | 'updateDraft' = 'updateArticle') =>
    publisher.ask(VERBS[verb], { input: { article: { uri }, patch } })

  test.each([
    ['source', { source: { name: 'A', itemUrl: PAGE }, canonicalUrl: OTHER }],
    ['canonicalUrl', { canonicalUrl: PAGE }],
  ])(
    'relative URLs of patches, corrections and posts belong to the page that the story has as %s',
    async (name, of) => {
      const uri = `urn:page:${name}`
      await publisher.publish({ uri, ...of })
      await patched(uri, { bodyHtml: RELATIVE })
      expect(await read(uri)).toMatchObject({ bodyHtml: linkOn(PAGE), original: { baseUrl: PAGE } })
      const correction = { article: { uri }, text: 'Wrong.', bodyHtml: `<h2>Right</h2>${RELATIVE}` }
      await publisher.ask(VERBS.correctArticle, { input: correction })
      expect(await read(uri)).toMatchObject({ bodyHtml: linkOn(PAGE), original: { baseUrl: PAGE } })
      await publisher.ask(VERBS.addLivePost, { input: { article: { uri }, key: 'one', html: RELATIVE } })
      const patch = { html: `<p>Edited.</p>${RELATIVE}` }
      await publisher.ask(VERBS.addLivePost, { input: { article: { uri }, key: 'two', html: '<p>Two.</p>' } })
      await publisher.ask(VERBS.editLivePost, { input: { article: { uri }, key: 'two', patch } })
      expect((await read(uri)).livePosts.nodes.map(({ html }) => html)).toEqual([linkOn(PAGE), linkOn(PAGE)])
    },
  )

  test('a patch that gives another page is read with that, and one that removes it is refused', async () => {
    const uri = 'urn:moved'
    await publisher.publish({ uri, canonicalUrl: PAGE })
    await patched(uri, { bodyHtml: RELATIVE, source: { name: 'B', itemUrl: OTHER } })
    expect(await read(uri)).toMatchObject({ bodyHtml: linkOn(OTHER) })
    await patched(uri, { bodyHtml: `<p>More.</p>${RELATIVE}`, source: null })
    expect(await read(uri)).toMatchObject({ bodyHtml: linkOn(PAGE) })
    // A draft has a page of its own.
    await patched(uri, { canonicalUrl: OTHER }, 'updateDraft')
    await patched(uri, { bodyHtml: RELATIVE }, 'updateDraft')
    expect(await read(uri)).toMatchObject({ bodyHtml: linkOn(PAGE), draft: { bodyHtml: linkOn(OTHER) } })
    const input = { article: { uri }, patch: { bodyHtml: RELATIVE, canonicalUrl: null } }
    expect(await publisher.refusal(VERBS.updateArticle, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'patch', 'bodyHtml'], message: expect.stringContaining('the relative URL /report') }],
    })
  })

  test('without a page, a correction and a post with relative URLs are refused at their place, and nothing is stored', async () => {
    const uri = 'urn:no-page'
    await publisher.publish({ uri })
    await publisher.ask(VERBS.addLivePost, { input: { article: { uri }, key: 'stored', html: '<p>Post.</p>' } })
    const { head } = await logRange(publisher.query)
    const article = { uri }
    const issues = [
      [VERBS.correctArticle, { article, text: 'Wrong.', bodyHtml: RELATIVE }, ['input', 'bodyHtml']],
      [VERBS.addLivePost, { article, html: RELATIVE }, ['input', 'html']],
      [VERBS.editLivePost, { article, key: 'stored', patch: { html: RELATIVE } }, ['input', 'patch', 'html']],
    ] as const
    for (const [document, input, path] of issues) {
      expect(await publisher.refusal(document, { input })).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path }] })
    }
    expect((await logRange(publisher.query)).head).toBe(head)
  })

  test('null for translationOf of a story that translates none makes no version and no event', async () => {
    const uri = 'urn:original'
    await publisher.publish({ uri })
    await publisher.publish({ uri: 'urn:translation', language: 'it', translationOf: { uri } })
    const { head } = await logRange(publisher.query)
    const none = { article: { uri }, patch: { translationOf: null } }
    for (const verb of ['updateArticle', 'updateDraft'] as const) {
      expect(await publisher.ask(VERBS[verb], { input: none })).toMatchObject({
        changed: { changed: false, cursor: null },
      })
    }
    expect((await logRange(publisher.query)).head).toBe(head)
    const translations = 'query ($uri: String!) { article(ref: { uri: $uri }) { version translations { uri } } }'
    expect(await publisher.ask(translations, { uri })).toEqual({
      article: { version: 1, translations: [{ uri: 'urn:translation' }] },
    })
    const left = { article: { uri: 'urn:translation' }, patch: { translationOf: null } }
    expect(await publisher.ask(VERBS.updateArticle, { input: left })).toMatchObject({ changed: { changed: true } })
    expect(await publisher.ask(VERBS.updateArticle, { input: left })).toMatchObject({ changed: { changed: false } })
    expect(await publisher.ask(translations, { uri })).toEqual({ article: { version: 1, translations: [] } })
  })
})
