import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { measured, openLiveClient } from './live-client.ts'

const LATEST = 'query @live { latestNews(first: 2) { nodes { headline } } }'
const latest = (...headlines: string[]) => ({ latestNews: { nodes: headlines.map((headline) => ({ headline })) } })
const WITHHOLD = 'mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }'
const runs = (url: string) => measured(url, 'live_query_runs_total')

describe.each(backends)('on $name', (backend) => {
  test('a live query is answered once and again when its answer changes, each time at a place in the log', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.hear((await newsroom.publish({ headline: 'First' })).cursor)
    using client = await openLiveClient(newsroom.url)
    const reader = client.ask(LATEST)
    const [first] = await reader.answers(1)
    expect(first).toEqual({
      data: latest('First'),
      isLive: true,
      extensions: { cursor: await asOf(newsroom.url), etag: expect.stringMatching(/^.{20,}$/) },
    })
    const { cursor, article } = await newsroom.publish({ headline: 'Second' })
    const [, second] = await reader.answers(2)
    expect(second).toMatchObject({ data: latest('Second', 'First'), isLive: true, extensions: { cursor } })
    await newsroom.ask(WITHHOLD, { input: { article: { id: article.id }, reason: 'Wrong.' } })
    expect((await reader.answers(3))[2]?.data).toEqual(latest('First'))
    expect((await reader.answers(3))[2]?.extensions.etag).toBe(first?.extensions.etag)
  })

  test('what does not touch the answer executes nothing, and an answer that stays the same is not sent', async () => {
    await using newsroom = await openNewsroom(backend)
    const { article } = await newsroom.publish({ headline: 'Tide', slug: 'tide', section: 'sport' })
    await newsroom.hear((await newsroom.publish()).cursor)
    using client = await openLiveClient(newsroom.url)
    const reader = client.ask('query @live { article(ref: { slug: "tide" }) { headline } }')
    await reader.answers(1)
    expect(await runs(newsroom.url)).toBe(1)
    await newsroom.hear((await newsroom.publish()).cursor)
    expect(await runs(newsroom.url)).toBe(1)
    const story = { uri: article.uri, slug: 'tide', section: 'sport', headline: 'Tide' }
    await newsroom.publish({ ...story, bodyHtml: '<p>Longer.</p>' })
    await expect.poll(() => runs(newsroom.url)).toBe(2)
    await newsroom.publish({ ...story, headline: 'High tide' })
    const headlines = (await reader.answers(2)).map(({ data }) => data?.article)
    expect(headlines).toEqual([{ headline: 'Tide' }, { headline: 'High tide' }])
  })

  test('a client that has the answer gets nothing until it is another, over both protocols', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.hear((await newsroom.publish({ headline: 'First' })).cursor)
    const query = 'query ($etag: String) @live(etag: $etag) { latestNews(first: 2) { nodes { headline } } }'
    using client = await openLiveClient(newsroom.url)
    const [first] = await client.ask(query, { etag: '' }).answers(1)
    const { etag } = first?.extensions ?? {}
    const resumed = client.ask(query, { etag })
    await using stream = await openStream(newsroom.url, { query: LATEST, headers: { 'last-event-id': etag } })
    await expect.poll(() => measured(newsroom.url, 'live_followers')).toBe(3)
    expect(await measured(newsroom.url, 'live_queries')).toBe(1)
    await newsroom.publish({ headline: 'Second' })
    expect((await resumed.answers(1))[0]?.data).toEqual(latest('Second', 'First'))
    const event = await stream.next()
    const answer = JSON.parse(event?.data ?? '')
    expect(answer).toMatchObject({ data: latest('Second', 'First'), isLive: true })
    expect(event).toMatchObject({ event: 'next', id: answer.extensions.etag })
  })

  test('whoever comes back with an old etag gets the answer of now', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.hear((await newsroom.publish({ headline: 'First' })).cursor)
    await using stream = await openStream(newsroom.url, { query: LATEST, parameters: { lastEventId: 'old' } })
    expect(JSON.parse((await stream.next())?.data ?? '')).toMatchObject({ data: latest('First') })
  })

  test('over HTTP, and with `if: false`, a live query is answered once', async () => {
    await using newsroom = await openNewsroom(backend)
    expect(await newsroom.post(LATEST)).toEqual({ data: latest() })
    await using stream = await openStream(newsroom.url, { query: LATEST.replace('@live', '@live(if: false)') })
    expect(JSON.parse((await stream.next())?.data ?? '')).toEqual({ data: latest() })
    expect((await stream.next())?.event).toBe('complete')
  })

  test('with a throttle a client gets the newest answer, not each', async () => {
    await using newsroom = await openNewsroom(backend)
    using client = await openLiveClient(newsroom.url)
    const slow = client.ask('query @live(throttle: 1500) { latestNews(first: 1) { nodes { headline } } }')
    const fast = client.ask('query @live { latestNews(first: 1) { nodes { headline } } }')
    await slow.answers(1)
    await fast.answers(1)
    for (let at = 1; at <= 4; at++) {
      await newsroom.publish({ headline: `Story ${at}` })
      await fast.answers(at + 1)
    }
    expect((await slow.answers(2)).at(-1)?.data).toEqual(latest('Story 4'))
    expect(slow.received).toHaveLength(2)
  })

  test('time is a change: an embargo that ends and a story that expires are answered', async () => {
    await using newsroom = await openNewsroom(backend)
    using client = await openLiveClient(newsroom.url)
    const reader = client.ask(LATEST)
    await reader.answers(1)
    const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
    await newsroom.publish({ headline: 'Embargoed', embargoedUntil: soon(1_000), expiresAt: soon(2_500) })
    const answers = await reader.answers(3)
    expect(answers.map(({ data }) => data)).toEqual([latest(), latest('Embargoed'), latest()])
  })

  test('a token that expires ends its live queries, and what it may see is not shared with readers', async () => {
    await using newsroom = await openNewsroom(backend)
    const guarded = 'query @live { feeds(first: 1) { nodes { slug } } }'
    using reader = await openLiveClient(newsroom.url)
    const [refused] = await reader.ask(guarded).answers(1)
    expect(refused?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const authorization = `Bearer ${await newsroom.token('feeds:write', 3)}`
    using staff = await openLiveClient(newsroom.url, { authorization })
    expect((await staff.ask(guarded).answers(1))[0]?.data).toEqual({ feeds: { nodes: [] } })
    await expect.poll(() => measured(newsroom.url, 'live_queries'), { timeout: 10_000 }).toBe(1)
  })

  test('a query about who asks is refused with a token, because its answer is shared', async () => {
    await using newsroom = await openNewsroom(backend)
    using client = await openLiveClient(newsroom.url, { authorization: `Bearer ${await newsroom.token()}` })
    const reader = client.ask('query @live { viewer { subject } }')
    expect(await reader.refused).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    expect(await measured(newsroom.url, 'live_queries')).toBe(0)
  })

  test('another live query than there is room for is refused, and one that others ask is not', async () => {
    await using newsroom = await openNewsroom(backend, { MAX_LIVE_QUERIES: '1' })
    using client = await openLiveClient(newsroom.url)
    const first = client.ask(LATEST)
    await first.answers(1)
    expect(await client.ask('query @live { sections { nodes { slug } } }').refused).toMatchObject([
      { extensions: { code: 'TOO_MANY_LIVE_QUERIES' } },
    ])
    const same = client.ask(LATEST)
    await same.answers(1)
    first.leave()
    same.leave()
    await expect.poll(() => measured(newsroom.url, 'live_queries')).toBe(0)
    await client.ask('query @live { sections { nodes { slug } } }').answers(1)
  })

  test('answers that need more memory than there is are refused', async () => {
    await using newsroom = await openNewsroom(backend, { MAX_LIVE_ANSWER_BYTES: '100' })
    using client = await openLiveClient(newsroom.url)
    expect(await client.ask('query @live { sections { nodes { slug name id } } }').refused).toMatchObject([
      { extensions: { code: 'TOO_MANY_LIVE_QUERIES' } },
    ])
  })

  test('a throttle that is none is refused', async () => {
    await using newsroom = await openNewsroom(backend)
    using client = await openLiveClient(newsroom.url)
    expect(await client.ask('query @live(throttle: -1) { __typename }').refused).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', issues: [{ path: ['throttle'] }] } },
    ])
  })
})
