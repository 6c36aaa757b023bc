import { decodeGlobalID } from '@pothos/plugin-relay'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  deletePreviewLinks,
  forgetPreviewLinks,
  hasPreviewLink,
  insertPreviewLink,
} from '../../db/tokens/preview-links.ts'
import { backends } from '../backends.ts'
import { CANCEL } from '../newsroom/article-changes.ts'
import { openPublisher, type Publisher } from '../publisher.ts'

const DAY_MS = 86_400_000
const linkId = (at: number) => `01890a5d-ac96-774b-bcce-${String(at).padStart(12, '0')}`

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const article = async () => {
    const { id } = (await publisher.publish()).article
    return { globalId: id, articleId: decodeGlobalID(id).id }
  }
  const has = (id: string) => hasPreviewLink(publisher.query, id)

  test('links are forgotten a day after they have expired', async () => {
    const { articleId } = await article()
    const links = [-2 * DAY_MS, -DAY_MS / 2, DAY_MS].map((ms, at) => ({
      id: linkId(at),
      articleId,
      expiresAt: new Date(Date.now() + ms),
    }))
    for (const link of links) expect(await insertPreviewLink(publisher.query, link)).toBe(true)
    await forgetPreviewLinks(publisher.query)
    expect(await Promise.all(links.map(({ id }) => has(id)))).toEqual([false, true, true])
  })

  test('a kill takes the links of its story with it, and those of others stay', async () => {
    const [killed, other] = [await article(), await article()]
    const expiresAt = new Date(Date.now() + DAY_MS)
    await insertPreviewLink(publisher.query, { id: linkId(11), articleId: killed.articleId, expiresAt })
    await insertPreviewLink(publisher.query, { id: linkId(12), articleId: other.articleId, expiresAt })
    await publisher.ask(CANCEL, { input: { article: { id: killed.globalId }, reason: 'Wrong.' } })
    expect([await has(linkId(11)), await has(linkId(12))]).toEqual([false, true])
  })

  test('a story has at most 1,000 links at a time', async () => {
    const { articleId } = await article()
    const expiresAt = new Date(Date.now() + DAY_MS)
    const insert = (at: number) => insertPreviewLink(publisher.query, { id: linkId(at), articleId, expiresAt })
    for (let at = 1_000; at < 2_000; at++) await insert(at)
    expect(await insert(2_000)).toBe(false)
    await deletePreviewLinks(publisher.query, { id: linkId(1_500) })
    expect(await insert(2_000)).toBe(true)
    expect(await deletePreviewLinks(publisher.query, { articleId })).toBe(1_000)
  })
})
