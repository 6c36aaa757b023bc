import { expect, test } from 'vitest'
import { bodyText } from '../../db/content/body-text.ts'
import { htmlBlocks } from '../../src/html/blocks.ts'

const MAX_MS = 5_000
const TAGS = 60_000

/** Inputs that take a naive parser minutes: its running time is quadratic in their length. */
test.each([
  ['tags nested in each other', '<div>'.repeat(TAGS)],
  ['inline tags nested in each other', '<b>'.repeat(TAGS)],
  ['nested tags with ends of others between them', '<b></x>'.repeat(TAGS)],
  ['nested tags with ends in comments between them', '<div><!--</div>-->'.repeat(TAGS / 3)],
  ['nested tags with ends in attributes', '<div title="</div>">'.repeat(TAGS / 3)],
  [
    'formatting that is opened again in each paragraph',
    `<p>${Array.from({ length: 300 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(TAGS)}`,
  ],
  ['inline tags next to each other', '<b>x</b><i>y</i>'.repeat(TAGS / 3)],
  ['spaces that do not break, each in a tag', '<b>&nbsp;</b><i>&nbsp;</i>'.repeat(TAGS / 4)],
  ['elements that no table names', '<x-y>z</x-y>'.repeat(TAGS / 2)],
  ['lists in lists', '<ul><li>x'.repeat(TAGS / 2)],
  ['asides in asides', '<aside>x'.repeat(TAGS / 2)],
  ['links in a quotation', `<blockquote>${'<a href="https://a.example/">x</a> '.repeat(TAGS / 5)}</blockquote>`],
  ['lazy pictures', '<img data-src="https://a.example/b.jpg">'.repeat(TAGS / 5)],
  ['captions of frames', '<figure><figcaption>x'.repeat(TAGS / 4)],
  ['nested tables', '<table><td></x>'.repeat(TAGS / 2)],
  ['paragraphs that are never closed', '<p>'.repeat(TAGS)],
  ['list items that are never closed', '<ul>'.repeat(900) + '<li>'.repeat(TAGS)],
  ['ends without a beginning', '</p></div>'.repeat(TAGS / 2)],
  ['tags that are never finished', '<a href="'.repeat(TAGS / 2)],
  ['nothing but angles', '<'.repeat(TAGS * 4)],
  ['line breaks within a paragraph', `x${'<br>'.repeat(TAGS)}x`],
  ['spaces within a paragraph', `x${' '.repeat(TAGS * 5)}x`],
  [
    'pictures within pictures’ frames',
    `${'<div><figure>'.repeat(400)}${'<img src="https://a.example/b.jpg">'.repeat(4_000)}`,
  ],
])('half a megabyte of %s is read in time, and what is said around it stays', (_name, html) => {
  const began = performance.now()
  const blocks = htmlBlocks(`<p>before</p>${html.slice(0, 500_000)}`)
  expect(performance.now() - began).toBeLessThan(MAX_MS)
  expect(bodyText(blocks)).toContain('before')
})

test('a page that is nested as pages are keeps its markup', () => {
  const nested = `${'<div>'.repeat(40)}<h2>Deep</h2><p>and <strong>kept</strong></p>${'</div>'.repeat(40)}`
  expect(htmlBlocks(nested)).toMatchObject([
    { kind: 'HEADING', level: 2, html: 'Deep', text: 'Deep' },
    { kind: 'PARAGRAPH', html: 'and <strong>kept</strong>', text: 'and kept' },
  ])
})
