import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, UPSERT_SECTION } from '../publisher.ts'

const UPSERT_AUTHOR =
  'mutation ($input: UpsertAuthorInput!) { upsertAuthor(input: $input) { author { slug name bio } } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const author = (input: object) => publisher.ask(UPSERT_AUTHOR, { input })

  test('an author is made, and changed by slug: a bio left out stays, null takes it away', async () => {
    const upserted = (bio: string | null, name = 'Ada Conti') => ({
      upsertAuthor: { author: { slug: 'ada', name, bio } },
    })
    expect(await author({ slug: 'ada', name: ' Ada Conti ', bio: 'Harbours' })).toEqual(upserted('Harbours'))
    expect(await author({ slug: 'ada', name: 'A. Conti' })).toEqual(upserted('Harbours', 'A. Conti'))
    expect(await author({ slug: 'ada', name: 'Ada Conti', bio: null })).toEqual(upserted(null))
  })

  test('an author whom a story brought is the same one, under their stories', async () => {
    await publisher.publish({ authors: ['Tom Harker'] })
    await author({ slug: 'tom-harker', name: 'Thomas Harker' })
    expect(await publisher.ask('{ author(slug: "tom-harker") { name articles { totalCount } } }')).toEqual({
      author: { name: 'Thomas Harker', articles: { totalCount: 1 } },
    })
  })

  test('each change of an author or section is one event, which subscriptions to news do not receive', async () => {
    const before = await readAfter(publisher.query, 0, 500)
    await author({ slug: 'nora', name: 'Nora' })
    await publisher.ask(UPSERT_SECTION, { input: { slug: 'nora', name: 'Nora' } })
    const after = await readAfter(publisher.query, before.length, 500)
    expect(after.map(({ kind, uri, after }) => [kind, uri, after])).toEqual([
      ['AUTHOR_CHANGED', null, null],
      ['SECTION_CHANGED', null, null],
    ])
  })

  test('names that are none are refused at their place', async () => {
    for (const slug of ['', 'Ada', 'ada conti', 'a--b', 'x'.repeat(81)]) {
      for (const document of [UPSERT_AUTHOR, UPSERT_SECTION]) {
        expect(await publisher.refusal(document, { input: { slug, name: 'Name' } })).toMatchObject({
          code: 'BAD_USER_INPUT',
          issues: [{ path: ['input', 'slug'] }],
        })
      }
    }
    for (const name of ['', ' ', 'a\0', '\udc00', 'x'.repeat(5_001)]) {
      expect(await publisher.refusal(UPSERT_AUTHOR, { input: { slug: 'ada', name } })).toMatchObject({
        issues: [{ path: ['input', 'name'] }],
      })
    }
    expect(
      await publisher.refusal(UPSERT_SECTION, { input: { slug: 'lost', name: 'Lost', parent: 'nowhere' } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'parent'] }],
    })
  })

  test('each needs its own scope', async () => {
    const writer = { subject: 'writer', scopes: new Set(['articles:write']), expiresAt: null }
    const mapper = { subject: 'mapper', scopes: new Set(['sections:write']), expiresAt: null }
    const input = { slug: 'scoped', name: 'Scoped' }
    expect(await publisher.refusal(UPSERT_SECTION, { input }, writer)).toEqual({ code: 'FORBIDDEN' })
    expect(await publisher.refusal(UPSERT_AUTHOR, { input }, mapper)).toEqual({ code: 'FORBIDDEN' })
    for (const document of [UPSERT_SECTION, UPSERT_AUTHOR]) {
      expect(await publisher.refusal(document, { input }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    }
    expect(await publisher.post(UPSERT_SECTION, { input }, mapper)).not.toHaveProperty('errors')
    expect(await publisher.post(UPSERT_AUTHOR, { input }, writer)).not.toHaveProperty('errors')
  })
})
