import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../../../db/content/article.ts'
import { keyEventsOfArticle } from '../../../db/content/live-posts/live-post.ts'
import { readAfter } from '../../../db/log/event-log.ts'
import { loadMany } from '../../../schema/sql-plugin/load-relation.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../../publisher.ts'
import { CANCEL, WITHHOLD } from '../article-changes.ts'
import { ALL_KINDS } from '../body/article-of-all-kinds.ts'
import { VERBS } from '../changes/verbs.ts'
import { ADD, EDIT, PIN, posting, REMOVE } from './posting.ts'

const BLOCKS = `query ($uri: String!) { article(ref: { uri: $uri }) { livePosts { nodes { blocks {
  kind ... on Paragraph { html } ... on Heading { html level } ... on Divider { kind } } } } } }`
const NODE = 'query ($id: ID!) { node(id: $id) { ... on LivePost { text } } }'

let articles = 0

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  async function liveBlog(fields: object = {}) {
    const uri = `urn:live:${++articles}`
    const { article } = await publisher.publish({ uri, bodyHtml: '<p>What we know.</p>', ...fields })
    return { uri, id: article.id, ...posting(publisher, uri) }
  }
  const lastEvent = async () => (await readAfter(publisher.query, 0, 10_000)).at(-1)

  test('a post is there for readers, sanitised, and told by an event of its own; the article has no new version', async () => {
    const { add, read } = await liveBlog({ tags: ['Strike'] })
    const html = '<p>Talks <b>fail</b>.<script>alert(1)</script></p>'
    const added = await add({ headline: 'Talks fail', html, keyEvent: true, pinned: true })
    const post = {
      id: expect.any(String),
      key: expect.stringMatching(/./),
      version: 1,
      at: expect.any(String),
      updatedAt: added.post?.at,
      headline: 'Talks fail',
      keyEvent: true,
      pinned: true,
      html: '<p>Talks <strong>fail</strong>.</p>',
      text: 'Talks fail.',
    }
    expect(added).toEqual({ changed: true, cursor: expect.any(String), article: { version: 1 }, post })
    expect(await read({}, ANONYMOUS)).toMatchObject({ version: 1, livePosts: { nodes: [post] } })
    expect(await lastEvent()).toMatchObject({ kind: 'LIVE_POST_ADDED', uri: null, note: null, after: null })
  })

  test('pinned posts come first, then the newest; a page goes on where the one before ended', async () => {
    const { add, pin, keys, read } = await liveBlog()
    // Times of their own: the clock of a machine may be set back between two posts.
    for (const [minute, key] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      await add({ key, html: key, keyEvent: key < 'd', at: `2026-01-01T00:0${minute}:00.000Z` })
    }
    await pin({ key: 'b', pinned: true })
    await pin({ key: 'e', pinned: true })
    expect(await keys({}, ANONYMOUS)).toEqual(['e', 'b', 'f', 'd', 'c', 'a'])
    const seen: string[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage; ) {
      const page: Awaited<ReturnType<typeof read>> = await read({ first: 1, after }, ANONYMOUS)
      const { nodes, edges, pageInfo } = page?.livePosts ?? never()
      seen.push(...nodes.map(({ key }) => key))
      expect(pageInfo).toMatchObject({ hasPreviousPage: after !== null, startCursor: pageInfo.endCursor })
      expect(edges[0]?.cursor).toBe(pageInfo.endCursor)
      ;({ hasNextPage, endCursor: after } = pageInfo)
    }
    expect(seen).toEqual(['e', 'b', 'f', 'd', 'c', 'a'])
    expect(await keys({ keyEvents: true }, ANONYMOUS)).toEqual(['b', 'c', 'a'])
    expect((await read({}, ANONYMOUS))?.keyEvents.map(({ key }) => key)).toEqual(['c', 'b', 'a'])
    await pin({ key: 'e', pinned: false })
    expect(await keys()).toEqual(['b', 'f', 'e', 'd', 'c', 'a'])
    expect(
      await publisher.refusal('{ article(ref: { uri: "urn:live:2" }) { livePosts(after: "x") { nodes { id } } } }'),
    ).toEqual({
      code: 'CURSOR_INVALID',
    })
  })

  test('a post of an earlier time has its place among the others; one of the future is refused', async () => {
    const { add, keys, refusal } = await liveBlog()
    await add({ key: 'now', html: 'x' })
    await add({ key: 'earlier', html: 'x', at: '2026-01-01T00:00:00.000Z' })
    await add({ key: 'between', html: 'x', at: '2026-02-01T00:00:00.000Z' })
    expect(await keys()).toEqual(['now', 'between', 'earlier'])
    const future = { code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'at'], message: expect.any(String) }] }
    expect(await refusal(ADD, { html: 'x', at: '2999-01-01T00:00:00.000Z' })).toEqual(future)
  })

  test('an edit changes what its patch names, keeps place and time, and null empties', async () => {
    const { add, edit, keys, read } = await liveBlog()
    const { post } = await add({ key: 'a', headline: 'Head', html: 'First', keyEvent: true })
    await add({ key: 'b', html: 'Second' })
    const edited = await edit({ key: 'a', patch: { html: 'Better' } })
    expect(edited).toMatchObject({
      changed: true,
      cursor: expect.any(String),
      post: { ...post, version: 2, html: '<p>Better</p>', text: 'Better', updatedAt: expect.any(String) },
    })
    await edit({ key: 'a', patch: { headline: null, keyEvent: null } })
    expect((await read({}, ANONYMOUS))?.livePosts.nodes[1]).toMatchObject({
      headline: null,
      keyEvent: false,
      text: 'Better',
      version: 3,
    })
    expect(await keys()).toEqual(['b', 'a'])
    expect(await lastEvent()).toMatchObject({ kind: 'LIVE_POST_EDITED' })
  })

  test('what changes nothing is no event: an edit to the same, a pin of what is pinned, the same post again', async () => {
    const { uri, add, edit, pin } = await liveBlog()
    await add({ key: 'a', html: ALL_KINDS, pinned: true })
    const head = await lastEvent()
    const { article } = await publisher.ask<{ article: { livePosts: { nodes: { blocks: object[] }[] } } }>(BLOCKS, {
      uri,
    })
    const blocks = article.livePosts.nodes[0]?.blocks
    expect(blocks?.length).toBeGreaterThan(10)
    const same = { changed: false, cursor: null, post: { version: 1 } }
    expect(await edit({ key: 'a', patch: { html: ALL_KINDS } })).toMatchObject(same)
    expect(await edit({ key: 'a', patch: {} })).toMatchObject(same)
    expect(await pin({ key: 'a', pinned: true })).toMatchObject(same)
    expect(await add({ key: 'a', html: ALL_KINDS, pinned: true })).toMatchObject(same)
    expect(await lastEvent()).toEqual(head)
  })

  test('a post that is removed is gone, and its key is free', async () => {
    const { add, remove, keys } = await liveBlog()
    const { post } = await add({ key: 'a', html: 'Gone' })
    await add({ key: 'b', html: 'Stays' })
    expect(await remove({ key: 'a' })).toMatchObject({ changed: true, cursor: expect.any(String), post: null })
    expect(await keys()).toEqual(['b'])
    expect(await publisher.ask(NODE, { id: post?.id })).toEqual({ node: null })
    expect((await add({ key: 'a', html: 'Anew' })).post?.id).not.toBe(post?.id)
    expect(await lastEvent()).toMatchObject({ kind: 'LIVE_POST_ADDED' })
  })

  test('an edit of another version is refused, and so are a key that is taken and one that is unknown', async () => {
    const { add, edit, refusal } = await liveBlog()
    await add({ key: 'a', html: 'x' })
    await edit({ key: 'a', patch: { html: 'y' }, expectedVersion: 1 })
    const outdated = { code: 'CONFLICT', currentVersion: 2, reason: 'VERSION' }
    expect(await refusal(EDIT, { key: 'a', patch: { html: 'z' }, expectedVersion: 1 })).toEqual(outdated)
    expect(await refusal(PIN, { key: 'a', pinned: true, expectedVersion: 1 })).toEqual(outdated)
    expect(await refusal(REMOVE, { key: 'a', expectedVersion: 1 })).toEqual(outdated)
    expect(await refusal(ADD, { key: 'a', html: 'Other' })).toEqual({
      code: 'CONFLICT',
      currentVersion: 2,
      reason: 'KEY_TAKEN',
    })
    expect(await refusal(EDIT, { key: 'b', patch: {} })).toEqual({ code: 'NOT_FOUND' })
    expect(await refusal(REMOVE, { key: 'b' })).toEqual({ code: 'NOT_FOUND' })
  })

  test('of twenty that are added at once, while the story is published again, none is lost', async () => {
    const { uri, add, keys } = await liveBlog()
    const expected = Array.from({ length: 20 }, (_, at) => `post ${at}`)
    const publish = () => publisher.publish({ uri, bodyHtml: '<p>New words.</p>' })
    await Promise.all(expected.flatMap((key, at) => [add({ key, html: key }), ...(at % 5 === 0 ? [publish()] : [])]))
    expect((await keys())?.sort()).toEqual(expected.sort())
  })

  test('the same request under its idempotency key is one post', async () => {
    const { add, keys, refusal } = await liveBlog()
    const input = { html: 'Once.', idempotencyKey: 'add' }
    const [first, second] = await Promise.all([add(input), add(input)])
    expect(second).toEqual(first)
    expect(first.post).toMatchObject({ text: 'Once.' })
    expect(await keys()).toHaveLength(1)
    expect(await refusal(ADD, { ...input, html: 'Twice.' })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
  })

  test('a story that is published again, corrected or restored keeps its posts', async () => {
    const { uri, add, keys } = await liveBlog()
    await add({ key: 'a', html: 'x' })
    await publisher.publish({ uri, bodyHtml: '<p>What we know now.</p>' })
    await publisher.ask(VERBS.correctArticle, { input: { article: { uri }, text: 'Wrong.', headline: 'Right' } })
    await publisher.ask(VERBS.restoreVersion, { input: { article: { uri }, version: 1 } })
    await publisher.ask(VERBS.publishDraft, { input: { article: { uri } } })
    expect(await keys({}, ANONYMOUS)).toEqual(['a'])
  })

  test('posts of a story that is not public are shown to editors only, and are no events', async () => {
    const uri = 'urn:live:draft'
    await publisher.ask(VERBS.saveDraft, { input: { article: story({ uri }) } })
    const { add, edit, keys, read } = posting(publisher, uri)
    const { post, cursor } = await add({ key: 'a', html: 'Prepared' })
    expect(cursor).toBe(null)
    const nobody = { node: null }
    expect([await keys(), await keys({}, ANONYMOUS)]).toEqual([['a'], undefined])
    expect(await publisher.ask(NODE, { id: post?.id }, ANONYMOUS)).toEqual(nobody)
    expect(await publisher.ask('{ search(query: "prepared") { totalCount } }', {}, ANONYMOUS)).toEqual({
      search: { totalCount: 0 },
    })
    await publisher.ask(VERBS.publishDraft, { input: { article: { uri } } })
    expect(await keys({}, ANONYMOUS)).toEqual(['a'])
    await publisher.ask(WITHHOLD, { input: { article: { uri }, reason: 'Doubts.' } })
    const head = await lastEvent()
    expect((await edit({ key: 'a', patch: { html: 'Withheld' } })).cursor).toBe(null)
    expect(await lastEvent()).toEqual(head)
    expect(await publisher.ask(NODE, { id: post?.id }, ANONYMOUS)).toEqual(nobody)
    expect(await publisher.ask(NODE, { id: post?.id })).toEqual({ node: { text: 'Withheld' } })
    expect((await read())?.livePosts.nodes).toHaveLength(1)
  })

  test('the relations give readers no posts of a story that is not public, however its row was come by', async () => {
    const { id, add } = await liveBlog()
    await add({ html: 'x', keyEvent: true })
    await publisher.ask(WITHHOLD, { input: { article: { id }, reason: 'Doubts.' } })
    const context = { query: publisher.query, addCacheTag() {} }
    const row = { id: atob(id).replace('Article:', ''), version: 1 } as Article
    const posts = (all: boolean) => loadMany(context, keyEventsOfArticle, row, { limit: 20, all })
    expect([(await posts(true)).length, (await posts(false)).length]).toEqual([1, 0])
  })

  test('the text of a post is found by the stems of the language that its story has, until it is gone', async () => {
    const { id, uri, add, remove } = await liveBlog({ headline: 'Zorvath', language: 'it' })
    await add({ key: 'a', headline: 'Voterà', html: '<p>Le porte si aprono a Quirmin.</p>' })
    await add({ key: 'b', html: '<p>Le porte si chiudono.</p>' })
    const find = async (query: string) =>
      publisher.ask('query ($query: String!) { search(query: $query) { totalCount edges { snippet node { uri } } } }', {
        query,
      })
    const hit = (snippet: string) => ({ search: { totalCount: 1, edges: [{ snippet, node: { uri } }] } })
    expect(await find('"porte si aprono"')).toEqual(
      hit('Voterà\nLe <mark>porte</mark> si <mark>aprono</mark> a Quirmin'),
    )
    expect(await find('votare quirmin')).toMatchObject({ search: { totalCount: 1 } })
    expect(await find('zorvath')).toMatchObject({ search: { totalCount: 1 } })
    await publisher.publish({ uri, headline: 'Zorvath', language: 'en' })
    expect(await find('quirmin')).toMatchObject({ search: { totalCount: 1 } })
    await remove({ key: 'a' })
    expect(await find('quirmin')).toMatchObject({ search: { totalCount: 0 } })
    expect(await find('chiudono')).toMatchObject({ search: { totalCount: 1 } })
    await publisher.ask(CANCEL, { input: { article: { id }, reason: 'Invented.' } })
    expect(await find('chiudono')).toMatchObject({ search: { totalCount: 0 } })
  })

  test('a post that says nothing, or has a key of 101 characters, is refused with its path', async () => {
    const { refusal } = await liveBlog()
    const paths = async (document: string, input: object) => {
      const { code, issues } = await refusal(document, input)
      return [code, ...Array.from(issues as { path: unknown[] }[], ({ path }) => path.join('.'))]
    }
    expect(await paths(ADD, { html: ' ' })).toEqual(['BAD_USER_INPUT', 'input.html'])
    expect(await paths(ADD, { html: '<script>x</script>' })).toEqual(['BAD_USER_INPUT', 'input.html'])
    expect(await paths(ADD, {})).toEqual(['BAD_USER_INPUT', 'input.html'])
    expect(await paths(ADD, { html: 'x', blocks: [{ kind: 'PARAGRAPH', text: 'x' }] })).toEqual([
      'BAD_USER_INPUT',
      'input.html',
    ])
    expect(await paths(ADD, { html: 'x', key: 'k'.repeat(101), headline: 'h'.repeat(501) })).toEqual([
      'BAD_USER_INPUT',
      'input.key',
      'input.headline',
    ])
    expect(await paths(EDIT, { key: 'a', patch: { html: '', blocks: [] } })).toEqual([
      'BAD_USER_INPUT',
      'input.patch.html',
    ])
    expect(await paths(EDIT, { key: 'a', patch: { at: null } })).toEqual(['BAD_USER_INPUT', 'input.patch.at'])
  })
})

function never(): never {
  throw new Error('the article is not there')
}
