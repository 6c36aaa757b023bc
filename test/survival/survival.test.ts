import { expect, test } from 'vitest'
import { bodyHtml } from '../../schema/body/block-html.ts'
import { htmlBlocks } from '../../src/html/blocks.ts'
import { type Body, CORPUS } from './corpus.ts'
import { seeBlocks } from './see-blocks.ts'
import { seeHtml } from './see-html.ts'
import { lostIn } from './seen.ts'

const BASE = 'https://page.example/story'

test('there are at least three hundred bodies, and they are full of what can be lost', () => {
  expect(CORPUS.length).toBeGreaterThan(300)
  const seen = CORPUS.map(({ html }) => seeHtml(html))
  const count = (of: (one: (typeof seen)[number]) => number) => seen.reduce((sum, one) => sum + of(one), 0)
  expect(count(({ words }) => words.size)).toBeGreaterThan(20_000)
  expect(count(({ pictures }) => pictures.length)).toBeGreaterThan(200)
  expect(count(({ words }) => [...words.values()].flat().filter(({ href }) => href !== null).length)).toBeGreaterThan(
    3_000,
  )
  expect(count(({ words }) => [...words.values()].flat().filter(({ marks }) => marks.size > 0).length)).toBeGreaterThan(
    3_000,
  )
})

test.each(CORPUS)('every word, link, mark and picture of $name is in its blocks and in their HTML', ({ html }) => {
  const source = seeHtml(html)
  const blocks = htmlBlocks(html, BASE)
  expect(lostIn(seeBlocks(blocks), source), html).toEqual([])
  expect(lostIn(seeHtml(bodyHtml(blocks)), source), html).toEqual([])
})

const isAbsolute = ({ html }: Body) => !/(?:href|src|srcset|cite)="(?!\/\/|[a-z]+:)/.test(html)

test.each(CORPUS.filter(isAbsolute))('nothing of $name is lost where the URL of its page is not known', ({ html }) => {
  expect(lostIn(seeBlocks(htmlBlocks(html)), seeHtml(html)), html).toEqual([])
})

test.each(CORPUS)('the HTML of the blocks of $name says the same when it is read again', ({ html }) => {
  const once = htmlBlocks(html, BASE)
  const twice = htmlBlocks(bodyHtml(once), BASE)
  expect(lostIn(seeBlocks(twice), seeBlocks(once)), bodyHtml(once)).toEqual([])
})
