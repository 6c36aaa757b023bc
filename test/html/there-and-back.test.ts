import { expect, test } from 'vitest'
import { bodyText, wordCount } from '../../db/content/body-text.ts'
import { bodyHtml } from '../../schema/article/block-html.ts'
import { htmlBlocks } from '../../src/html/blocks.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'

const media = {
  url: 'https://example.org/a',
  altText: 'A "quay"',
  caption: 'Caption <1>',
  credit: 'Photo: (c) AndKronos',
}
const { body } = validateSubmission(
  {
    headline: 'Story',
    language: 'en',
    section: 'news',
    body: [
      { paragraph: 'A <b>bold</b> word & <script>alert(1)</script>more' },
      { heading: { text: 'A & B' } },
      { heading: { level: 3, text: 'Lower' } },
      { quote: { text: '1 < 2', attribution: 'A captain' } },
      { list: { items: ['One', 'Two & more'] } },
      { list: { ordered: true, items: ['First'] } },
      { media: { kind: 'IMAGE', ...media, width: 800, height: 600 } },
      { media: { kind: 'VIDEO', ...media } },
      { media: { kind: 'AUDIO', ...media } },
      { embed: { url: 'https://player.example/v?a=1&b=2' } },
    ],
  },
  [],
)

test('blocks become the HTML that says the same, every text escaped', () => {
  const alt = 'A &quot;quay&quot;'
  const caption = '<figcaption>Caption &lt;1&gt; Photo: (c) AndKronos</figcaption>'
  expect(bodyHtml(body).split('\n')).toEqual([
    '<p>A <strong>bold</strong> word &amp; more</p>',
    '<h2>A &amp; B</h2>',
    '<h3>Lower</h3>',
    '<blockquote><p>1 &lt; 2</p><footer><cite>A captain</cite></footer></blockquote>',
    '<ul><li>One</li><li>Two &amp; more</li></ul>',
    '<ol><li>First</li></ol>',
    `<figure><img src="https://example.org/a" alt="${alt}" width="800" height="600">${caption}</figure>`,
    `<figure><video src="https://example.org/a" controls aria-label="${alt}"></video>${caption}</figure>`,
    `<figure><audio src="https://example.org/a" controls aria-label="${alt}"></audio>${caption}</figure>`,
    '<p><a href="https://player.example/v?a=1&amp;b=2">player.example</a></p>',
  ])
})

test('blocks become the text that is searched and counted, a line each', () => {
  const text = bodyText(body)
  expect(text.split('\n').slice(0, 7)).toEqual([
    'A bold word & more',
    'A & B',
    'Lower',
    '1 < 2 — A captain',
    'One',
    'Two & more',
    'First',
  ])
  expect(wordCount('  One two\nthree — four ')).toBe(5)
})

test('the HTML of blocks reads as the same blocks again', () => {
  const kinds = body.filter(({ type }) => type !== 'embed' && type !== 'media')
  expect(htmlBlocks(bodyHtml(kinds))).toEqual(kinds)
})
