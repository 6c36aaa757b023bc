import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { CREATE, openRegistered } from '../../webhooks/newsroom-with-receiver.ts'
import { headlines, openReceiver } from '../../webhooks/open-receiver.ts'

const UPDATE = 'mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { url query } } }'
const ROTATE = 'mutation ($id: ID!) { rotateWebhookSecret(input: { id: $id }) { secret } }'
const DELETE = 'mutation ($id: ID!) { deleteWebhook(input: { id: $id }) { id } }'
const LIST =
  'query ($after: String) { webhooks(first: 1, after: $after) { nodes { id url } pageInfo { endCursor hasNextPage } } }'

const BAD_QUERIES = [
  'nonsense',
  '{ latestNews { nodes { headline } } }',
  'subscription { latestNews { headline } }',
  'subscription { curationUpdated(slug: "ticker") { curation { title } } }',
  'subscription ($s: [String!]) { latestNews(filter: { sections: $s }) { kind } }',
  'subscription { latestNews(after: "x") { kind } }',
  'subscription { latestNews { article { draft { headline } } } }',
  `subscription { latestNews { article { ${'related { '.repeat(12)} headline ${'}'.repeat(12)} } } }`,
  'subscription { latestNews { kind } a: latestNews { kind } }',
]

describe.each(backends)('on $name', (backend) => {
  test('a query that no anonymous subscriber could make is refused, and so is a URL that may not be called', async () => {
    await using newsroom = await openNewsroom(backend)
    const post = async (input: object) =>
      newsroom.post(CREATE, { input }, await newsroom.token('webhooks:write articles:draft'))
    const url = 'https://news.example/hook'
    for (const query of BAD_QUERIES) {
      const { errors } = await post({ url, query })
      expect(errors?.[0]?.extensions, query).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['input', 'query'] }],
      })
    }
    for (const bad of [
      'http://127.0.0.1/',
      'http://[::1]/',
      'http://169.254.169.254/',
      'https://me:secret@news.example/',
    ]) {
      const { errors } = await post({ url: bad })
      expect(errors?.[0]?.extensions, bad).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['input', 'url'] }],
      })
    }
    expect((await post({ url, after: 'nonsense' })).errors?.[0]?.extensions.code).toBe('CURSOR_INVALID')
    expect(await newsroom.ask('{ __typename }')).toBeDefined()
    expect((await post({ url })).errors).toBeUndefined()
    expect((await post({ url, query: 'subscription { latestNews { __typename kind } }' })).errors).toBeUndefined()
  })

  test('a receiver whose name leads to a private address gets nothing, and the webhook says why', async () => {
    await using registered = await openRegistered(backend, {}, { OUTBOUND_ADDRESSES: 'public' }).catch(() => null)
    expect(registered).toBe(null)
    await using receiver = await openReceiver()
    await using newsroom = await openNewsroom(backend)
    const token = await newsroom.token('webhooks:write')
    const url = receiver.url.replace('127.0.0.1', 'localhost')
    const { data } = await newsroom.post(CREATE, { input: { url } }, token)
    await newsroom.publish()
    const read = async () => {
      const { id } = Object(Object(data?.createWebhook).webhook)
      const answer = await newsroom.post(`{ webhook(id: "${id}") { state lastProblem } }`, {}, token)
      return answer.data?.webhook
    }
    await expect
      .poll(read)
      .toEqual({ state: 'RETRYING', lastProblem: expect.stringContaining('localhost has no public address') })
    expect(receiver.received).toEqual([])
  })

  test('after a rotation of the secret, messages are signed with both for a while', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver, ask, id } = registered
    const old = receiver.secret
    const { rotateWebhookSecret } = await ask(ROTATE, { id })
    const { secret } = Object(rotateWebhookSecret)
    expect(secret).toMatch(/^whsec_/)
    expect(secret).not.toBe(old)
    await newsroom.publish({ headline: 'Flood' })
    await expect.poll(() => receiver.acknowledged.length).toBe(1)
    receiver.secret = secret
    await newsroom.publish({ headline: 'Rain' })
    await expect.poll(() => headlines(receiver.acknowledged)).toEqual(['Flood', 'Rain'])
    expect(receiver.received.map(({ signatures }) => signatures)).toEqual([2, 2])
    expect(JSON.stringify(await registered.read('id url query'))).not.toContain(secret)
  })

  test('the next message after a change goes to the new address with the new query', async () => {
    await using registered = await openRegistered(backend)
    await using other = await openReceiver()
    const { newsroom, receiver, ask, id } = registered
    await newsroom.publish({ headline: 'Flood' })
    await expect.poll(() => receiver.acknowledged.length).toBe(1)
    other.secret = receiver.secret
    await ask(UPDATE, { input: { id, url: other.url, query: 'subscription { latestNews { version } }' } })
    await newsroom.publish({ headline: 'Rain' })
    await expect.poll(() => other.acknowledged.map(({ data }) => data)).toEqual([{ latestNews: { version: 1 } }])
    expect(receiver.received).toHaveLength(1)
  })

  test('a deleted webhook gets nothing more; the others are listed in pages', async () => {
    await using registered = await openRegistered(backend)
    const { newsroom, receiver, ask, refusal, id } = registered
    await ask(CREATE, { input: { url: 'https://news.example/hook', description: 'An app' } })
    const first = Object((await ask(LIST)).webhooks)
    expect(first).toMatchObject({ nodes: [{ id, url: receiver.url }], pageInfo: { hasNextPage: true } })
    const second = Object((await ask(LIST, { after: first.pageInfo.endCursor })).webhooks)
    expect(second).toMatchObject({ nodes: [{ url: 'https://news.example/hook' }], pageInfo: { hasNextPage: false } })
    await ask(DELETE, { id })
    expect(await refusal(DELETE, { id })).toBe('NOT_FOUND')
    expect(await refusal(DELETE, { id: 'nonsense' })).toBe('BAD_USER_INPUT')
    await newsroom.publish()
    const { cursor } = await newsroom.publish()
    await newsroom.hear(cursor)
    expect(receiver.received).toEqual([])
  })
})
