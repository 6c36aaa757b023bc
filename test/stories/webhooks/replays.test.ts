import { describe, expect, test } from 'vitest'
import { decodeLogCursor, encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { backends } from '../../backends.ts'
import { openRegistered, type Registered } from '../../webhooks/newsroom-with-receiver.ts'
import { headlines } from '../../webhooks/open-receiver.ts'

const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const UPDATE = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { cursor } }'
const REPLAY = 'mutation ($input: ReplayWebhookInput!) { replayWebhook(input: $input) { webhook { state } } }'

/** The position before the first message. */
function origin({ receiver }: Registered): string {
  const first = decodeLogCursor(receiver.received[0]?.extensions.cursor ?? '')
  if (!first) throw new Error('nothing was received')
  return encodeLogCursor({ ...first, position: first.position - 1 })
}

describe.each(backends)('on $name', (backend) => {
  test('a replay delivers again what comes after a cursor, under the same ids, marked as such', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver, ask, id } = registered
    for (let at = 0; at < 3; at++) await newsroom.publish({ headline: `Flood ${at}` })
    await expect.poll(() => receiver.acknowledged.length).toBe(3)
    await ask(REPLAY, { input: { id, after: receiver.acknowledged[0]?.extensions.cursor } })
    await newsroom.publish({ headline: 'Rain' })
    await expect
      .poll(() => headlines(receiver.acknowledged))
      .toEqual(['Flood 0', 'Flood 1', 'Flood 2', 'Flood 1', 'Flood 2', 'Rain'])
    expect(receiver.received.map(({ replay }) => replay)).toEqual([false, false, false, true, true, false])
    expect(receiver.received[3]?.id).toBe(receiver.received[1]?.id)
  })

  test('a killed story reaches a receiver as its kill, and its text in no retry and no replay', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver, ask, id } = registered
    const { article } = await newsroom.publish({ headline: 'Secret' })
    await expect.poll(() => receiver.acknowledged.length).toBe(1)
    receiver.answer = (_message, response) => void response.writeHead(500).end()
    await newsroom.ask(UPDATE, { input: { article: { id: article.id }, patch: { headline: 'Secret again' } } })
    await expect.poll(() => receiver.received.length).toBe(2)
    await newsroom.ask(KILL, { input: { article: { id: article.id }, reason: 'Wrong' } })
    const before = receiver.received.length
    receiver.answer = null
    const kinds = () => receiver.acknowledged.map(({ data }) => data.latestNews.kind)
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(['PUBLISHED', 'UPDATED', 'CANCELED'])
    await ask(REPLAY, { input: { id, after: origin(registered) } })
    await expect.poll(() => kinds().slice(3)).toEqual(['PUBLISHED', 'UPDATED', 'CANCELED'])
    expect(JSON.stringify(receiver.received.slice(before))).not.toContain('Secret')
  })

  test('a message on its way when its story is killed is broken off', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver } = registered
    const brokenOff = Promise.withResolvers<void>()
    receiver.answer = (_message, response) => void response.on('close', brokenOff.resolve)
    const { article } = await newsroom.publish({ headline: 'Secret' })
    await expect.poll(() => receiver.received.length).toBe(1)
    receiver.answer = null
    await newsroom.ask(KILL, { input: { article: { id: article.id }, reason: 'Wrong' } })
    await brokenOff.promise
    await expect
      .poll(() => receiver.acknowledged.map(({ attempt, data }) => [attempt, data.latestNews.kind]))
      .toEqual([
        [2, 'PUBLISHED'],
        [1, 'CANCELED'],
      ])
    expect(JSON.stringify(receiver.acknowledged)).not.toContain('Secret')
  })
})
