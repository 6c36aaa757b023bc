import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { CANCEL, WITHHOLD } from '../../newsroom/article-changes.ts'
import { VERBS } from '../../newsroom/changes/verbs.ts'
import { ADD, EDIT, PIN, REMOVE } from '../../newsroom/live-posts/posting.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { type Message, openTicker } from '../../ticker.ts'
import { openEventStream } from './event-stream.ts'

const EVENTS = `subscription ($uri: String!, $after: LogCursor) { livePostEvents(ref: { uri: $uri }, after: $after) {
  cursor kind articleId postId post { key version headline text pinned } } }`
const READ =
  'query ($uri: String!) { article(ref: { uri: $uri }) { livePosts { asOf nodes { key text } } keyEvents { key } } }'
const URI = 'urn:live'

interface LivePostEvent {
  readonly cursor: string
  readonly kind: string
  readonly post: { readonly key: string; readonly text: string; readonly pinned: boolean } | null
}

const eventsOf = (messages: readonly Message[]) => messages.map(({ data }) => data?.livePostEvents as LivePostEvent)
const told = (messages: readonly Message[]) =>
  eventsOf(messages).map(({ kind, post }) => [kind, ...(post ? [post.key, post.text] : [])])

async function openLiveBlog(newsroom: Newsroom) {
  const { article } = await newsroom.publish({ uri: URI, labels: ['live'] })
  const change = (document: string) => (input: object) =>
    newsroom.ask<{ changed: { cursor: string; post: { id: string } } }>(document, {
      input: { article: { uri: URI }, ...input },
    })
  const read = async () => {
    const { data } = await newsroom.post(READ, { uri: URI })
    return Object(data?.article).livePosts as { asOf: string; nodes: { key: string; text: string }[] }
  }
  const [add, edit, pin, remove] = [change(ADD), change(EDIT), change(PIN), change(REMOVE)]
  return { id: article.id, add, edit, pin, remove, read }
}

describe.each(backends)('on $name', (backend) => {
  test('a reader of posts gets each change of them after the asOf of the page, and resumes in the middle', async () => {
    await using newsroom = await openNewsroom(backend)
    const { id, add, edit, pin, remove, read } = await openLiveBlog(newsroom)
    await add({ key: 'a', html: 'First' })
    const { asOf: after } = await read()
    await using everything = await openTicker(newsroom.url)
    await using ticker = await openTicker(newsroom.url, { query: EVENTS, variables: { uri: URI, after } })
    const { changed } = await add({ key: 'b', html: 'Second' })
    await ticker.messages(1)
    await edit({ key: 'a', patch: { html: 'Better' } })
    await ticker.messages(2)
    await pin({ key: 'a', pinned: true })
    await ticker.messages(3)
    await remove({ key: 'b' })
    const messages = await ticker.messages(4)
    expect(told(messages)).toEqual([
      ['ADDED', 'b', 'Second'],
      ['EDITED', 'a', 'Better'],
      ['PINNED', 'a', 'Better'],
      ['REMOVED'],
    ])
    const events = eventsOf(messages)
    expect(events[2]?.post?.pinned).toBe(true)
    expect(events[0]).toMatchObject({ articleId: id, cursor: changed.cursor })
    expect([events[0], events[3]]).toEqual([
      expect.objectContaining({ postId: changed.post.id }),
      expect.objectContaining({ postId: changed.post.id, post: null }),
    ])
    for (const open of [openTicker, openEventStream]) {
      await using resumed = await open(newsroom.url, {
        query: EVENTS,
        variables: { uri: URI, after: events[1]?.cursor },
      })
      expect(eventsOf(await resumed.messages(2))).toEqual(events.slice(2))
    }
    // Who replays from the start hears nothing of the post that is gone but that it is.
    await using replayed = await openTicker(newsroom.url, { query: EVENTS, variables: { uri: URI, after } })
    expect(told(await replayed.messages(3))).toEqual([
      ['EDITED', 'a', 'Better'],
      ['PINNED', 'a', 'Better'],
      ['REMOVED'],
    ])
    await newsroom.publish({ uri: 'urn:last' })
    expect((await everything.messages(1)).map(({ data }) => Object(data?.latestNews).uri)).toEqual(['urn:last'])
  })

  test('a withdrawn story takes its posts with it, and they return with it; a kill leaves no word of them', async () => {
    await using newsroom = await openNewsroom(backend)
    const { id, add, edit, read } = await openLiveBlog(newsroom)
    const { asOf: after } = await read()
    const follow = () => openTicker(newsroom.url, { query: EVENTS, variables: { uri: URI, after } })
    await using ticker = await follow()
    await add({ key: 'a', html: 'Quorvex' })
    await newsroom.ask(WITHHOLD, { input: { article: { id }, reason: 'Doubts.' } })
    await edit({ key: 'a', patch: { html: 'Quorvex again' } })
    await newsroom.ask(VERBS.republishArticle, { input: { article: { uri: URI } } })
    await edit({ key: 'a', patch: { headline: 'Quorvex' } })
    expect(told(await ticker.messages(4))).toEqual([
      ['ADDED', 'a', 'Quorvex'],
      ['WITHDRAWN'],
      ['PUBLISHED'],
      ['EDITED', 'a', 'Quorvex again'],
    ])
    await newsroom.ask(CANCEL, { input: { article: { id }, reason: 'Invented.' } })
    expect(told(await ticker.messages(5)).at(-1)).toEqual(['WITHDRAWN'])
    await using late = await follow()
    const replayed = await late.messages(3)
    expect(told(replayed)).toEqual([['WITHDRAWN'], ['PUBLISHED'], ['WITHDRAWN']])
    expect(JSON.stringify(replayed)).not.toMatch(/quorvex/i)
  })

  test('readers cannot follow a story that is not public, and editors can', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.ask(VERBS.saveDraft, {
      input: { article: { uri: URI, headline: 'Draft', language: 'en', section: 'news', bodyHtml: '<p>x</p>' } },
    })
    await using refused = await openTicker(newsroom.url, { query: EVENTS, variables: { uri: URI } })
    expect(await refused.ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const token = await newsroom.token()
    const after = (await newsroom.publish({ uri: 'urn:other' })).cursor
    await using editor = await openTicker(newsroom.url, { query: EVENTS, variables: { uri: URI, after }, token })
    await newsroom.ask(ADD, { input: { article: { uri: URI }, html: 'Prepared' } })
    await newsroom.ask(VERBS.publishDraft, { input: { article: { uri: URI } } })
    expect(told(await editor.messages(1))).toEqual([['PUBLISHED']])
  })

  test('a cached search finds a post as soon as it is added, and no longer once it is removed', async () => {
    await using newsroom = await openNewsroom(backend)
    const { add, remove } = await openLiveBlog(newsroom)
    const found = async () => {
      const query = '{ search(query: "quirmin") { totalCount } }'
      const response = await fetch(`${newsroom.url}/graphql?${new URLSearchParams({ query })}`)
      return JSON.parse(await response.text()).data.search.totalCount
    }
    expect([await found(), await found()]).toEqual([0, 0])
    await newsroom.hear((await add({ key: 'a', html: 'Quirmin' })).changed.cursor)
    expect([await found(), await found()]).toEqual([1, 1])
    await newsroom.hear((await remove({ key: 'a' })).changed.cursor)
    expect(await found()).toBe(0)
  })

  test('a cached page of posts is another after each change of them, and no other answer is', async () => {
    await using newsroom = await openNewsroom(backend)
    const { add, edit, pin, remove } = await openLiveBlog(newsroom)
    const ask = async (query: string) => {
      const response = await fetch(`${newsroom.url}/graphql?${new URLSearchParams({ query })}`)
      const { data } = JSON.parse(await response.text())
      return { nodes: data.article?.livePosts?.nodes, cache: response.headers.get('x-cache') }
    }
    const posts = () => ask(`{ article(ref: { uri: "${URI}" }) { livePosts { nodes { key text } } } }`)
    const other = () => ask(`{ article(ref: { uri: "${URI}" }) { headline } }`)
    for (const read of [posts, other]) {
      await read()
      expect((await read()).cache).toBe('HIT')
    }
    const [a, b] = [
      { key: 'a', text: 'x' },
      { key: 'b', text: 'y' },
    ]
    const changes = [
      [() => add({ key: 'a', html: 'x' }), [a]],
      [() => add({ key: 'b', html: 'y' }), [b, a]],
      [() => pin({ key: 'a', pinned: true }), [a, b]],
      [() => edit({ key: 'b', patch: { html: 'z' } }), [a, { ...b, text: 'z' }]],
      [() => remove({ key: 'a' }), [{ ...b, text: 'z' }]],
    ] as const
    for (const [change, nodes] of changes) {
      const { changed } = await change()
      await newsroom.hear(changed.cursor)
      expect((await posts()).nodes).toEqual(nodes)
      expect(await posts()).toEqual({ nodes, cache: 'HIT' })
    }
    expect((await other()).cache).toBe('HIT')
  })
})
