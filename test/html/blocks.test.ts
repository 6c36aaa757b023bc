import { expect, test } from 'vitest'
import { htmlBlocks } from '../../src/html/blocks.ts'

const paragraph = (html: string, text = html) => ({ type: 'paragraph', html, text })
const picture = (url: string, fields: object = {}) => ({
  type: 'media',
  media: {
    kind: 'IMAGE',
    url,
    altText: null,
    caption: null,
    credit: null,
    width: null,
    height: null,
    durationSeconds: null,
    isLive: false,
    ...fields,
  },
})
const IMAGE = 'https://example.org/a.jpg'

test.each<[string, string, unknown[]]>([
  [
    'paragraphs',
    '<p>One.</p>\n<p> Two\n words. </p><p> </p><p>&nbsp;</p>',
    [paragraph('One.'), paragraph('Two words.')],
  ],
  ['plain text', 'Only words & signs <3', [paragraph('Only words &amp; signs &lt;3', 'Only words & signs <3')]],
  ['nothing', ' <p></p><br><div> </div><!-- hidden -->', []],
  [
    'what may stand in running text',
    '<p>A <b>bold</b> <i>word</i>, H<sub>2</sub>O, <a href="https://example.org/" onclick="x">a link</a></p>',
    [
      paragraph(
        'A <strong>bold</strong> <em>word</em>, H<sub>2</sub>O, <a href="https://example.org/" rel="noopener">a link</a>',
        'A bold word, H2O, a link',
      ),
    ],
  ],
  ['a line break, which is not one at the ends', '<p><br>one<br/>two<br></p>', [paragraph('one<br />two', 'one\ntwo')]],
  [
    'headings, of which the highest is the article’s own',
    '<h1>First</h1><h2>Second</h2><h4>Fourth <em>one</em></h4><h3> </h3>',
    [
      { type: 'heading', level: 2, text: 'First' },
      { type: 'heading', level: 2, text: 'Second' },
      { type: 'heading', level: 4, text: 'Fourth one' },
    ],
  ],
  [
    'a quote and whose it is',
    '<blockquote><p>Never again.</p><footer>— <cite>A captain</cite></footer></blockquote><blockquote>Or else</blockquote>',
    [
      { type: 'quote', text: 'Never again.', attribution: 'A captain' },
      { type: 'quote', text: 'Or else', attribution: null },
    ],
  ],
  [
    'lists',
    '<ul><li>One</li><li><p>Two</p></li><li> </li></ul><ol><li>First</ol>',
    [
      { type: 'list', ordered: false, items: ['One', 'Two'] },
      { type: 'list', ordered: true, items: ['First'] },
    ],
  ],
  [
    'a picture with its caption and size',
    `<figure><img src="${IMAGE}" alt="A quay" width="800" height="600"><figcaption>The <b>quay</b></figcaption></figure>`,
    [picture(IMAGE, { altText: 'A quay', caption: 'The quay', width: 800, height: 600 })],
  ],
  [
    'a picture in the middle of a paragraph, in its place',
    `<p>before <img src="${IMAGE}"> after</p>`,
    [paragraph('before'), picture(IMAGE), paragraph('after')],
  ],
  [
    'films and sounds',
    '<video controls src="https://example.org/a.mp4"></video><audio><source src="https://example.org/a.mp3"></audio>',
    [picture('https://example.org/a.mp4', { kind: 'VIDEO' }), picture('https://example.org/a.mp3', { kind: 'AUDIO' })],
  ],
  ['a picture from nowhere', '<p>before</p><img src="relative.jpg"><img alt="nothing">', [paragraph('before')]],
  [
    'a frame of another site, by its address alone',
    '<iframe src="https://player.example/v/1" allow="all">Sorry</iframe>',
    [{ type: 'embed', url: 'https://player.example/v/1', provider: 'player.example', html: null }],
  ],
  [
    'a table, row by row',
    '<table><tr><td>Won</td><td>3</td></tr><tr><td>Lost</td><td>1</td></tr></table>',
    [paragraph('Won 3'), paragraph('Lost 1')],
  ],
  [
    'text outside of any tag, in its place',
    'One<p>Two</p>Three<div>Four<p>Five</p></div>',
    [paragraph('One'), paragraph('Two'), paragraph('Three'), paragraph('Four'), paragraph('Five')],
  ],
  [
    'tags that are never closed or do not fit',
    '<p>One <strong>two<p>Three</b> four</i>',
    [paragraph('One'), paragraph('two'), paragraph('Three four')],
  ],
  [
    'a quote and a heading of several lines',
    '<blockquote><p>One.</p><p>Two.</p></blockquote><h2>Three<br>four\n five</h2>',
    [
      { type: 'quote', text: 'One.\nTwo.', attribution: null },
      { type: 'heading', level: 2, text: 'Three\nfour five' },
    ],
  ],
  [
    'a list within a list, each point once',
    '<ul><li>One<ol><li>Two</li></ol></li><li><p>Three</p><p>four</p></li></ul>',
    [{ type: 'list', ordered: false, items: ['One', 'Two', 'Three\nfour'] }],
  ],
  [
    'a list, heading or quote of pictures alone',
    `<ul><li><img src="${IMAGE}"></li></ul><h2><img src="${IMAGE}"></h2><blockquote><img src="${IMAGE}"></blockquote>`,
    [picture(IMAGE), picture(IMAGE), picture(IMAGE)],
  ],
  [
    'two pictures in one frame',
    `<figure><img src="${IMAGE}"><img src="${IMAGE}"><figcaption>Both</figcaption></figure>`,
    [picture(IMAGE), picture(IMAGE), paragraph('Both')],
  ],
  [
    'words around blocks in one inline tag',
    '<strong>One<p>Two</p><ul><li>Three</li></ul></strong>',
    [paragraph('One'), paragraph('Two'), { type: 'list', ordered: false, items: ['Three'] }],
  ],
  ['signs of other scripts', '<p>Ελλάδα 日本 😀 &eacute;&#x2019;</p>', [paragraph('Ελλάδα 日本 😀 é’')]],
])('HTML with %s becomes its blocks', (_name, html, blocks) => {
  expect(htmlBlocks(html)).toEqual(blocks)
})
