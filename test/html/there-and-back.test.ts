import { expect, test } from 'vitest'
import { bodyText, wordCount } from '../../db/content/body-text.ts'
import { bodyHtml } from '../../schema/body/block-html.ts'
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
      { kind: 'PARAGRAPH', html: 'A <b>bold</b> word & <script>alert(1)</script>more' },
      { kind: 'HEADING', text: 'A & B' },
      { kind: 'HEADING', level: 3, text: 'Lower' },
      { kind: 'QUOTE', text: '1 < 2', attribution: { html: 'A <i>captain</i>' }, source: 'https://example.org/q' },
      { kind: 'PULL_QUOTE', text: 'Pulled', attribution: { text: 'Ada' } },
      {
        kind: 'LIST',
        items: [{ text: 'One' }, { html: '<b>Two</b> &amp; more' }, { depth: 2, ordered: true, start: 3, text: 'In' }],
      },
      { kind: 'LIST', ordered: true, start: 4, items: [{ text: 'First' }, { depth: 1, text: 'Second' }] },
      { kind: 'IMAGE', media: { kind: 'IMAGE', ...media, width: 800, height: 600 }, link: 'https://example.org/' },
      { kind: 'VIDEO', media: { kind: 'VIDEO', ...media }, poster: 'https://example.org/p.jpg' },
      { kind: 'AUDIO', media: { kind: 'AUDIO', ...media } },
      {
        kind: 'GALLERY',
        pictures: [
          { kind: 'IMAGE', media: { kind: 'IMAGE', ...media } },
          { kind: 'IMAGE', media: { kind: 'IMAGE', url: 'https://example.org/b.jpg' } },
        ],
        caption: { text: 'Both' },
      },
      {
        kind: 'TABLE',
        caption: { text: 'Won' },
        rows: [
          {
            head: true,
            cells: [
              { header: true, text: 'A' },
              { header: true, text: 'B' },
            ],
          },
          { cells: [{ text: '' }, { html: '<b>1</b>' }] },
          { cells: [{ text: '2', colspan: 2 }] },
        ],
      },
      { kind: 'CODE', syntax: 'js', text: 'a < b\n  c' },
      { kind: 'DIVIDER' },
      { kind: 'EMBED', url: 'https://player.example/v?a=1&b=2' },
      {
        kind: 'EMBED',
        url: 'https://x.com/a/status/1',
        text: 'A post',
        author: 'Ada (@ada)',
        title: 'T',
        thumbnail: 'https://example.org/t.jpg',
      },
      { kind: 'ASIDE', heading: { text: 'Facts' }, blocks: [{ kind: 'PARAGRAPH', text: 'One' }] },
      { kind: 'UNKNOWN', name: 'x-quiz', text: 'What?' },
    ],
  },
  [],
)

test('blocks become the HTML that says the same, every text escaped', () => {
  const alt = 'A &quot;quay&quot;'
  const caption = '<figcaption>Caption &lt;1&gt; <span class="credit">Photo: (c) AndKronos</span></figcaption>'
  expect(bodyHtml(body).split('\n')).toEqual([
    '<p>A <strong>bold</strong> word &amp; more</p>',
    '<h2>A &amp; B</h2>',
    '<h3>Lower</h3>',
    '<blockquote cite="https://example.org/q"><p>1 &lt; 2</p><footer><cite>A <em>captain</em></cite></footer></blockquote>',
    '<aside class="pullquote"><blockquote><p>Pulled</p><footer><cite>Ada</cite></footer></blockquote></aside>',
    '<ul><li>One</li><li><strong>Two</strong> &amp; more<ol start="3"><li>In</li></ol></li></ul>',
    '<ol start="4"><li>First</li><li>Second</li></ol>',
    `<figure><a href="https://example.org/" rel="noopener"><img src="https://example.org/a" alt="${alt}" width="800" height="600"></a>${caption}</figure>`,
    `<figure><video src="https://example.org/a" poster="https://example.org/p.jpg" controls aria-label="${alt}"></video>${caption}</figure>`,
    `<figure><audio src="https://example.org/a" controls aria-label="${alt}"></audio>${caption}</figure>`,
    `<figure class="gallery"><figure><img src="https://example.org/a" alt="${alt}">${caption}</figure><figure><img src="https://example.org/b.jpg" alt=""></figure><figcaption>Both</figcaption></figure>`,
    '<table><caption>Won</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td></td><td><strong>1</strong></td></tr><tr><td colspan="2">2</td></tr></tbody></table>',
    '<pre><code class="language-js">a &lt; b',
    '  c</code></pre>',
    '<hr>',
    '<figure class="embed"><p><a href="https://player.example/v?a=1&amp;b=2" class="provider" rel="noopener">player.example</a></p></figure>',
    '<figure class="embed"><img src="https://example.org/t.jpg" alt=""><blockquote cite="https://x.com/a/status/1"><p>A post</p></blockquote><p><a href="https://x.com/a/status/1" rel="noopener">T</a> <cite>Ada (@ada)</cite> <span class="provider">X</span></p></figure>',
    '<aside><h3>Facts</h3><p>One</p></aside>',
    '<div class="unknown x-quiz">What?</div>',
  ])
})

test('blocks become the text that is searched and counted, a line each', () => {
  const text = bodyText(body)
  expect(text.split('\n').slice(0, 9)).toEqual([
    'A bold word & more',
    'A & B',
    'Lower',
    '1 < 2 — A captain',
    'Pulled — Ada',
    'One',
    'Two & more',
    'In',
    'First',
  ])
  expect(wordCount('  One two\nthree — four ')).toBe(5)
})

test('the HTML of blocks reads as the same blocks again', () => {
  expect(htmlBlocks(bodyHtml(body))).toEqual(body)
})
