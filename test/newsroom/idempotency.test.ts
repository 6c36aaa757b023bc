import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher, PUBLISH, type Publisher, story } from '../publisher.ts'

const DRAFT =
  'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id uri version } } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const eventsOf = async (uri: unknown) =>
    (await readAfter(publisher.query, 0, 500)).filter((event) => event.uri === uri)

  test('the same request again under its key is given the first answer, and changes nothing', async () => {
    const input = story({ idempotencyKey: 'again' })
    const first = await publisher.ask<{ publishArticle: { article: { uri: string } } }>(PUBLISH, { input })
    await publisher.publish({ uri: first.publishArticle.article.uri, headline: 'Meanwhile' })
    expect(await publisher.ask(PUBLISH, { input })).toEqual(first)
    expect(await eventsOf(first.publishArticle.article.uri)).toHaveLength(2)
  })

  test('twenty at once under one key are one story with one event, and all are given its cursor', async () => {
    const input = story({ idempotencyKey: 'at once' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => publisher.ask(PUBLISH, { input })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const [answer] = answers
    expect(answer).toMatchObject({ publishArticle: { cursor: expect.any(String), article: { version: 1 } } })
    const rows = await publisher.query
      .selectFrom('article_version')
      .select('article_id')
      .where('headline', '=', JSON.parse(JSON.stringify(input)).headline)
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('another request under a key that was used is a conflict, whether now or at once', async () => {
    await publisher.publish({ idempotencyKey: 'used' })
    const other = story({ idempotencyKey: 'used', headline: 'Another' })
    expect(await publisher.refusal(PUBLISH, { input: other })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
    const codes = await Promise.all(
      ['One', 'Two', 'Three'].map(async (headline) => {
        const { errors } = await publisher.post(PUBLISH, { input: story({ headline, idempotencyKey: 'at odds' }) })
        return errors?.[0]?.extensions.code
      }),
    )
    expect(codes.sort()).toEqual(['IDEMPOTENCY_CONFLICT', 'IDEMPOTENCY_CONFLICT', undefined])
  })

  test('a draft is saved once under its key too, and its key is not one for publishing', async () => {
    const article = story({ idempotencyKey: 'draft' })
    const first = await publisher.ask(DRAFT, { article })
    expect(await publisher.ask(DRAFT, { article })).toEqual(first)
    expect(await publisher.refusal(DRAFT, { article: { ...article, headline: 'Other' } })).toEqual({
      code: 'IDEMPOTENCY_CONFLICT',
    })
    expect(await publisher.refusal(PUBLISH, { input: article })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
  })

  test('a request that was refused has not used up its key', async () => {
    const input = story({ idempotencyKey: 'refused', section: 'nowhere' })
    expect(await publisher.refusal(PUBLISH, { input })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await publisher.publish({ idempotencyKey: 'refused' })).toMatchObject({ article: { version: 1 } })
  })

  test('keys of two publishers never meet', async () => {
    const input = story({ idempotencyKey: 'mine' })
    const mine = await publisher.ask<{ publishArticle: { article: { id: string } } }>(PUBLISH, { input })
    const theirs = await publisher.ask<typeof mine>(PUBLISH, { input }, { ...EDITOR, subject: 'agency' })
    expect(theirs.publishArticle.article.id).not.toBe(mine.publishArticle.article.id)
  })
})
