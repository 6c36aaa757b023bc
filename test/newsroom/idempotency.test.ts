import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { type Desk, EDITOR, openDesk, PUBLISH, story } from '../desk.ts'

const DRAFT =
  'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id uri version } } }'

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const eventsOf = async (uri: unknown) => (await readAfter(desk.query, 0, 500)).filter((event) => event.uri === uri)

  test('the same request again under its key is given the first answer, and changes nothing', async () => {
    const input = story({ idempotencyKey: 'again' })
    const first = await desk.ask<{ publishArticle: { article: { uri: string } } }>(PUBLISH, { input })
    await desk.publish({ uri: first.publishArticle.article.uri, headline: 'Meanwhile' })
    expect(await desk.ask(PUBLISH, { input })).toEqual(first)
    expect(await eventsOf(first.publishArticle.article.uri)).toHaveLength(2)
  })

  test('twenty at once under one key are one story with one event, and all are given its cursor', async () => {
    const input = story({ idempotencyKey: 'at once' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask(PUBLISH, { input })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const [answer] = answers
    expect(answer).toMatchObject({ publishArticle: { cursor: expect.any(String), article: { version: 1 } } })
    const rows = await desk.query
      .selectFrom('article_version')
      .select('article_id')
      .where('headline', '=', JSON.parse(JSON.stringify(input)).headline)
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('another request under a key that was used is a conflict, whether now or at once', async () => {
    await desk.publish({ idempotencyKey: 'used' })
    const other = story({ idempotencyKey: 'used', headline: 'Another' })
    expect(await desk.refusal(PUBLISH, { input: other })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
    const codes = await Promise.all(
      ['One', 'Two', 'Three'].map(async (headline) => {
        const { errors } = await desk.post(PUBLISH, { input: story({ headline, idempotencyKey: 'at odds' }) })
        return errors?.[0]?.extensions.code
      }),
    )
    expect(codes.sort()).toEqual(['IDEMPOTENCY_CONFLICT', 'IDEMPOTENCY_CONFLICT', undefined])
  })

  test('a draft is saved once under its key too, and its key is not one for publishing', async () => {
    const article = story({ idempotencyKey: 'draft' })
    const first = await desk.ask(DRAFT, { article })
    expect(await desk.ask(DRAFT, { article })).toEqual(first)
    expect(await desk.refusal(DRAFT, { article: { ...article, headline: 'Other' } })).toEqual({
      code: 'IDEMPOTENCY_CONFLICT',
    })
    expect(await desk.refusal(PUBLISH, { input: article })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
  })

  test('a request that was refused has not used up its key', async () => {
    const input = story({ idempotencyKey: 'refused', section: 'nowhere' })
    expect(await desk.refusal(PUBLISH, { input })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await desk.publish({ idempotencyKey: 'refused' })).toMatchObject({ article: { version: 1 } })
  })

  test('keys of two publishers never meet', async () => {
    const input = story({ idempotencyKey: 'mine' })
    const mine = await desk.ask<{ publishArticle: { article: { id: string } } }>(PUBLISH, { input })
    const theirs = await desk.ask<typeof mine>(PUBLISH, { input }, { ...EDITOR, subject: 'agency' })
    expect(theirs.publishArticle.article.id).not.toBe(mine.publishArticle.article.id)
  })
})
