import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom, openOn } from '../../newsroom.ts'
import { type Link, previewing } from './previewing.ts'

const ARTICLE = '01890a5d-ac96-774b-bcce-b302099a8057'
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
    expect(await refusal({ article: { id: article.id } })).toMatchObject({
      ...noDraft,
      reason: 'KILLED',
      state: 'CANCELED',
    })
    expect(await refusal({ article: { uri: 'urn:none' } })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a link that is revoked opens nothing on any gateway, and the other links of its story stay', async () => {
    await using opened = new AsyncDisposableStack()
    // An embedded database has one gateway.
    const isEmbedded = newsroom.backend.env.DATABASE_URL === undefined
    const other = isEmbedded ? newsroom : opened.use(await openOn(newsroom.backend))
    const id = await desk.draft({ uri: 'urn:revoked', headline: 'Shown to two' })
    const [one, two, three] = [await desk.link(id), await desk.link(id), await desk.link(id)]
    const status = async ({ url }: Link, gateway: string) => (await desk.get(url.replace(newsroom.url, gateway))).status
    expect(await status(one, other.url)).toBe(200)
    const editor = await newsroom.token('articles:draft')
    expect(await desk.revokeAs({ id: one.id }, editor)).toEqual({ data: { revokePreviewLink: { revoked: 1 } } })
    expect([await status(one, other.url), await status(one, newsroom.url)]).toEqual([404, 404])
    expect((await desk.preview(one.token)).errors?.[0]?.extensions.code).toBe('PREVIEW_INVALID')
    expect([await status(two, other.url), await status(three, newsroom.url)]).toEqual([200, 200])
    const all = { article: { uri: 'urn:revoked' } }
    expect(await desk.revokeAs(all, editor)).toEqual({ data: { revokePreviewLink: { revoked: 2 } } })
    expect([await status(two, other.url), await status(three, newsroom.url)]).toEqual([404, 404])
    expect(await desk.revokeAs(all, editor)).toEqual({ data: { revokePreviewLink: { revoked: 0 } } })
    expect(await status(await desk.link(id), other.url)).toBe(200)
  })

  test('who may not make links revokes none, and a link or story that is not there is not found', async () => {
    const { id } = await desk.link(await desk.draft({ headline: 'Kept' }))
    const codeOf = async (input: object, scope = 'articles:draft') =>
      (await desk.revokeAs(input, await newsroom.token(scope))).errors?.[0]?.extensions.code
    expect(await codeOf({ id }, 'articles:publish')).toBe('FORBIDDEN')
    expect((await desk.revokeAs({ id }, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    for (const unknown of [{ id: 'nonsense' }, { id: ARTICLE }, { article: { uri: 'urn:none' } }]) {
      expect(await codeOf(unknown), JSON.stringify(unknown)).toBe('NOT_FOUND')
    }
    expect(await codeOf({ id })).toBeUndefined()
    expect(await codeOf({ id })).toBe('NOT_FOUND')
  })
})
