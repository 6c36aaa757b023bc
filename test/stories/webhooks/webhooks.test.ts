import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openRegistered } from '../../webhooks/newsroom-with-receiver.ts'
import { headlines } from '../../webhooks/open-receiver.ts'

describe.each(backends)('on $name', (backend) => {
  test('a receiver gets each story once, signed, in the order in which they were published', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver } = registered
    for (let at = 0; at < 5; at++) await newsroom.publish({ headline: `Flood ${at}` })
    await expect
      .poll(() => headlines(receiver.acknowledged))
      .toEqual(['Flood 0', 'Flood 1', 'Flood 2', 'Flood 3', 'Flood 4'])
    expect(receiver.refused).toEqual([])
    const [first, second] = receiver.acknowledged
    expect(first).toMatchObject({
      type: 'latestNews',
      attempt: 1,
      replay: false,
      data: { latestNews: { kind: 'PUBLISHED' } },
    })
    expect(second?.position).toBe((first?.position ?? 0) + 1)
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(5)
    const last = receiver.acknowledged.at(-1)?.extensions.cursor
    await expect.poll(() => registered.read('cursor state')).toEqual({ cursor: last, state: 'ACTIVE' })
  })

  test('it gets what its query asks for, of the news that the filter lets through', async () => {
    const query = 'subscription { latestNews(filter: { sections: ["sport"] }) { uri article { section { name } } } }'
    await using registered = await openRegistered(backend, { query })
    const { newsroom, receiver } = registered
    await newsroom.publish({ section: 'news' })
    await newsroom.publish({ section: 'sport', uri: 'urn:test:match' })
    await expect
      .poll(() => receiver.acknowledged.map(({ data }) => data.latestNews))
      .toEqual([{ uri: 'urn:test:match', article: { section: { name: 'sport' } } }])
    // Also where nothing matches, its cursor moves on.
    const { cursor } = await newsroom.publish({ section: 'news' })
    await expect.poll(() => registered.read('cursor'), { timeout: 10_000 }).toEqual({ cursor })
  })

  test('what it does not acknowledge is sent again under the same id, marked, before anything later', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver } = registered
    let refusals = 2
    receiver.answer = (_message, response) => void response.writeHead(refusals-- > 0 ? 500 : 200).end()
    for (let at = 0; at < 3; at++) await newsroom.publish({ headline: `Flood ${at}` })
    await expect.poll(() => registered.read('state')).toEqual({ state: 'RETRYING' })
    await expect
      .poll(() => headlines(receiver.received), { timeout: 20_000 })
      .toEqual([...['Flood 0', 'Flood 0', 'Flood 0', 'Flood 1', 'Flood 2']])
    expect(receiver.received.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 1, 1])
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(3)
    await expect
      .poll(() => registered.read('state failingSince lastProblem'))
      .toEqual({
        state: 'ACTIVE',
        failingSince: null,
        lastProblem: null,
      })
  })

  test('a receiver that is gone is parked, and goes on after its cursor when it is resumed', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver, ask, id } = registered
    receiver.answer = (_message, response) => void response.writeHead(410).end()
    await newsroom.publish({ headline: 'Flood' })
    await expect
      .poll(() => registered.read('state parkedReason lastProblem'))
      .toEqual({
        state: 'PARKED',
        parkedReason: 'GONE',
        lastProblem: 'the receiver responded with 410',
      })
    receiver.answer = null
    await newsroom.publish({ headline: 'Rain' })
    await ask('mutation ($id: ID!) { resumeWebhook(input: { id: $id }) { webhook { state } } }', { id })
    await expect.poll(() => headlines(receiver.acknowledged)).toEqual(['Flood', 'Rain'])
  })

  test('a receiver that has failed for too long is parked', async () => {
    await using registered = await openRegistered(backend, {}, { WEBHOOK_RETRY_FOR: '0s' })
    const { newsroom, receiver } = registered
    receiver.answer = (_message, response) => void response.writeHead(503).end()
    await newsroom.publish({ headline: 'Flood' })
    await expect.poll(() => registered.read('parkedReason'), { timeout: 10_000 }).toEqual({ parkedReason: 'FAILING' })
    const metrics = await (await fetch(`${newsroom.url}/metrics`)).text()
    expect(metrics).toContain('tickertape_webhooks_parked_total{reason="FAILING"} 1')
  })

  test('one receiver that fails or stalls does not hold up another', async () => {
    await using registered = await openRegistered(backend)
    await using other = await openRegistered(backend)
    const { newsroom, receiver, ask } = registered
    receiver.answer = () => {}
    const create = 'mutation ($url: URL!) { createWebhook(input: { url: $url }) { secret } }'
    const { createWebhook } = await ask(create, { url: other.receiver.url })
    other.receiver.secret = Object.assign({ secret: '' }, createWebhook).secret
    for (let at = 0; at < 3; at++) await newsroom.publish({ headline: `Flood ${at}` })
    await expect.poll(() => headlines(other.receiver.acknowledged)).toEqual(['Flood 0', 'Flood 1', 'Flood 2'])
    expect(receiver.acknowledged).toEqual([])
  })
})
