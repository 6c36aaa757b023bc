import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { openSocket, subscribe } from '../../websocket/raw-socket.ts'

const PUBLISH = `mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }`
const MUTATIONS = 12

describe.each(backends)('on $name', (backend) => {
  test('a gateway that stops answers what it was asked over a socket before it sends the client away', async () => {
    await using newsroom = await openNewsroom(backend, { DRAIN_SECONDS: '30' })
    using socket = await openSocket(newsroom.url, { init: { authorization: `Bearer ${await newsroom.token()}` } })
    socket.send(subscribe('live', 'subscription { latestNews { cursor } }'))
    const ids = Array.from({ length: MUTATIONS }, (_, at) => `mutation ${at}`)
    for (const id of ids) {
      const input = { headline: id, language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }
      socket.send(subscribe(id, PUBLISH, { input }))
    }
    socket.send({ type: 'ping' })
    await socket.frame('pong')
    const drained = newsroom.drain()
    expect(await socket.closed).toMatchObject({ code: 1012 })
    await drained
    const answered = socket.heard.filter(({ type, id }) => type === 'next' && id !== 'live').map(({ id }) => id)
    expect(answered.toSorted()).toEqual(ids.toSorted())
    expect(socket.heard).not.toContainEqual({ type: 'complete', id: 'live' })
  })
})
