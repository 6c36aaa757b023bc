import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { previewing } from './previewing.ts'

const HOUR_MS = 3_600_000

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  let desk: ReturnType<typeof previewing>
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, { MAX_PREVIEW_AGE: '2h' })
    desk = previewing(newsroom)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  const refusal = async (input: object, scope = 'articles:draft') => {
    const { errors } = await desk.linkAs(input, await newsroom.token(scope))
    return errors?.[0]?.extensions
  }

  test('who may not read drafts may not show them to others', async () => {
    const article = { id: await desk.draft({ headline: 'Mine' }) }
    expect(await refusal({ article }, 'articles:publish')).toMatchObject({ code: 'FORBIDDEN' })
    expect((await desk.linkAs({ article }, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await refusal({ article })).toBeUndefined()
  })

  test('a link lives as long as it says, in whole seconds, and never longer than the setting allows', async () => {
    const id = await desk.draft({ headline: 'Long' })
    const expiresAt = new Date(Date.now() + HOUR_MS)
    const { expiresAt: given } = await desk.link(id, expiresAt)
    expect(Date.parse(given)).toBe(Math.floor(expiresAt.getTime() / 1_000) * 1_000)
    // The default of a day is more than the setting allows.
    const { expiresAt: byDefault } = await desk.link(id)
    expect(Date.parse(byDefault)).toBeGreaterThan(Date.now() + HOUR_MS)
    expect(Date.parse(byDefault)).toBeLessThanOrEqual(Date.now() + 2 * HOUR_MS)
    for (const wrong of [new Date(), new Date(Date.now() + 2 * HOUR_MS + 2_000), new Date(0)]) {
      expect(await refusal({ article: { id }, expiresAt: wrong })).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['input', 'expiresAt'] }],
      })
    }
  })

  test('of a story that readers have in full, of a killed one and of none there is no link', async () => {
    const { article } = await newsroom.publish({ headline: 'Out', slug: 'out' })
    const noDraft = { code: 'CONFLICT', reason: 'NO_DRAFT', currentVersion: 1 }
    expect(await refusal({ article: { slug: 'out' } })).toMatchObject({ ...noDraft, state: 'PUBLISHED' })
    await desk.kill(article.id)
    expect(await refusal({ article: { id: article.id } })).toMatchObject({ ...noDraft, state: 'CANCELED' })
    expect(await refusal({ article: { uri: 'urn:none' } })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
