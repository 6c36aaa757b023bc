import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { send } from '../http/http-answer.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

// As clients are taught to do: authorization: token ? `Bearer ${token}` : ''
const LOGGED_OUT = { authorization: '' }
const WHO = '{ viewer { subject } latestNews(first: 1) { nodes { headline } } }'
const READ = { data: { viewer: { subject: null }, latestNews: { nodes: [{ headline: 'Ferry delayed' }] } } }

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    await newsroom.publish({ headline: 'Ferry delayed' })
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test('a reader who is logged out reads by POST, from the cache as everybody', async () => {
    await send(newsroom.url, JSON.stringify({ query: WHO }))
    const { status, headers, text } = await send(newsroom.url, JSON.stringify({ query: WHO }), LOGGED_OUT)
    expect([status, JSON.parse(text), headers.get('x-cache')]).toEqual([200, READ, 'HIT'])
  })

  test('a reader who is logged out reads by GET', async () => {
    const address = `${newsroom.url}/graphql?query=${encodeURIComponent(WHO)}`
    const response = await fetch(address, { headers: LOGGED_OUT })
    expect([response.status, await response.json()]).toEqual([200, READ])
  })

  test('a reader who is logged out reads an event stream', async () => {
    await using stream = await openStream(newsroom.url, { query: WHO, headers: LOGGED_OUT })
    expect([stream.status, JSON.parse((await stream.next())?.data ?? 'null')]).toEqual([200, READ])
  })

  test('a reader who is logged out reads over a WebSocket', async () => {
    using socket = await openSocket(newsroom.url, { init: LOGGED_OUT, headers: LOGGED_OUT })
    socket.send(subscribe('1', WHO))
    expect((await socket.frame('next', '1')).payload).toEqual(READ)
  })

  test('an empty connection parameter leaves the token of the upgrade in force', async () => {
    const headers = { authorization: `Bearer ${await newsroom.token()}` }
    using socket = await openSocket(newsroom.url, { init: LOGGED_OUT, headers })
    socket.send(subscribe('1', '{ viewer { subject } }'))
    expect((await socket.frame('next', '1')).payload).not.toEqual({ data: { viewer: { subject: null } } })
  })
})
