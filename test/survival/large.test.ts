import { expect, test } from 'vitest'
import { bodyHtml } from '../../schema/body/block-html.ts'
import { htmlBlocks } from '../../src/html/blocks.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'

const STORY = { headline: 'Story', language: 'en', section: 'news' }
const several = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('')
const long = (count: number) => 'long '.repeat(count / 5).trim()

/** Larger than newsrooms write, but wires of results and tables are. */
const LARGE: readonly [string, string][] = [
  ['items', `<ol start="1999999999">${several(600, (at) => `<li>${at}</li>`)}</ol>`],
  ['depths', '<ul><li>a'.repeat(30)],
  ['cells', `<table>${several(2, () => `<tr>${several(120, (at) => `<td>${at}</td>`)}</tr>`)}</table>`],
  ['rows', `<table>${several(1_100, (at) => `<tr><td>${at}<td>b</tr>`)}</table>`],
  ['columns', '<table><tr><td colspan="999" rowspan="9999">a<td>b<tr><td>c<td>d</table>'],
  ['spans', `<p>${several(2_100, (at) => (at % 2 ? '<b>b</b>' : 'a'))}</p>`],
  ['blocks', several(2_050, (at) => `<p>${at}</p>`)],
  ['pictures', `<figure class="gallery">${several(250, (at) => `<img src="https://m.example/${at}.jpg">`)}</figure>`],
  ['alternative text', `<img src="https://m.example/a.jpg" alt="${long(5_000)}" width="99999999999" height="99999">`],
  [
    'titles',
    `<p><a href="https://a.example/" title="${long(3_000)}">a</a></p><iframe src="https://a.example/" title="${long(3_000)}"></iframe>`,
  ],
  [
    'addresses',
    `<p><a href="https://a.example/${'x'.repeat(3_900)}">a</a></p><img src="https://m.example/${'x'.repeat(3_900)}.jpg">`,
  ],
  [
    'captions',
    `<figure><img src="https://m.example/a.jpg"><figcaption>${long(9_000)}</figcaption></figure><table><caption>${long(9_000)}</caption><tr><td>a<td>b<tr><td>${long(30_000)}<td>d</table>`,
  ],
  ['names', `<blockquote>a<cite>${long(3_000)}</cite></blockquote><aside><h3>${long(3_000)}</h3>x</aside>`],
  [
    'languages of code',
    `<pre data-lang="${'X'.repeat(300)}">a</pre><iframe src="https://${'a23456789.'.repeat(22)}example/"></iframe>`,
  ],
]

test.each(LARGE)(
  'a body with very many or very long %s is accepted as blocks and as HTML, and is the same',
  (_name, html) => {
    const blocks = htmlBlocks(html)
    expect(htmlBlocks(bodyHtml(blocks))).toEqual(blocks)
    expect(validateSubmission({ ...STORY, body: JSON.parse(JSON.stringify(blocks)) }, []).body).toEqual(blocks)
  },
)
