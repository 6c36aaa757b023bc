import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

const TWO = `mutation ($first: PublishArticleInput!, $second: PublishArticleInput!) {
  first: publishArticle(input: $first) { article { uri version } }
  second: publishArticle(input: $second) { article { uri } }
}`

const fields = { headline: 'News', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }

describe.each(backends)('two mutations in one request, the second refused, on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const overHttp = async (variables: object) => newsroom.post(TWO, variables, await newsroom.token())
  const overWebSocket = async (variables: object) => {
    using socket = await openSocket(newsroom.url, { init: { authorization: `Bearer ${await newsroom.token()}` } })
    socket.send(subscribe('1', TWO, variables))
    return (await socket.frame('next', '1')).payload
  }

  test.each([
    ['HTTP', overHttp],
    ['WebSocket', overWebSocket],
  ])('over %s the answer to the first is kept, and it is stored', async (transport, post) => {
    const uri = `urn:first:${transport}`
    const variables = { first: { ...fields, uri }, second: { ...fields, section: 'nowhere' } }
    expect(await post(variables)).toEqual({
      data: { first: { article: { uri, version: 1 } }, second: null },
      errors: [
        expect.objectContaining({ path: ['second'], extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
      ],
    })
    expect(await newsroom.ask('query ($uri: String!) { article(ref: { uri: $uri }) { version } }', { uri })).toEqual({
      article: { version: 1 },
    })
  })
})
