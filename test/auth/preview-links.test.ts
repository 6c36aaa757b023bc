import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { previewLinks } from '../../src/auth/preview-links.ts'
import { TEST_SECRET } from '../backends.ts'

const ARTICLE = '01890a5d-ac96-774b-bcce-b302099a8057'
const OTHER = '01890a5d-ac96-774b-bcce-b302099a8058'
const LINK = '01890a5d-ac96-774b-bcce-b302099a8059'
const NOON = new Date('2026-06-01T12:00:00Z')
const links = previewLinks(TEST_SECRET, 86_400)

beforeEach(() => void vi.useFakeTimers({ now: NOON.getTime() - 60_000, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

test('a token names the link, the article and the time that it was signed for', () => {
  const link = { id: LINK, articleId: ARTICLE, expiresAt: NOON }
  expect(links.verify(links.sign(link))).toEqual(link)
})

test('a token is good until the last millisecond before it expires', () => {
  const token = links.sign({ id: LINK, articleId: ARTICLE, expiresAt: NOON })
  vi.setSystemTime(NOON.getTime() - 1)
  expect(links.verify(token)).not.toBeNull()
  vi.setSystemTime(NOON)
  expect(links.verify(token)).toBeNull()
})

test('a token with any other character, or one more or less, is refused', () => {
  const token = links.sign({ id: LINK, articleId: ARTICLE, expiresAt: NOON })
  for (let at = 0; at < token.length; at++) {
    for (const other of ['A', 'B', 'z', '.', '=', '/', '']) {
      const changed = token.slice(0, at) + other + token.slice(at + 1)
      if (changed !== token) expect(links.verify(changed), changed).toBeNull()
    }
  }
  for (const changed of [`${token}A`, `${token}=`, ` ${token}`, `${token}.A`, '', '.', 'é']) {
    expect(links.verify(changed), changed).toBeNull()
  }
})

test('the signature of one link is no signature for another link or article, or for a later time', () => {
  const [named = ''] = links.sign({ id: LINK, articleId: OTHER, expiresAt: NOON }).split('.')
  const [later = ''] = links
    .sign({ id: LINK, articleId: ARTICLE, expiresAt: new Date(NOON.getTime() + 1_000) })
    .split('.')
  const [, signature = ''] = links.sign({ id: LINK, articleId: ARTICLE, expiresAt: NOON }).split('.')
  const [other = ''] = links.sign({ id: OTHER, articleId: ARTICLE, expiresAt: NOON }).split('.')
  for (const name of [named, later, other]) expect(links.verify(`${name}.${signature}`)).toBeNull()
})

test('a link that another gateway signed with another secret is refused', () => {
  const foreign = previewLinks(`${TEST_SECRET} of others`, 86_400)
  expect(links.verify(foreign.sign({ id: LINK, articleId: ARTICLE, expiresAt: NOON }))).toBeNull()
})
