import { expect, test } from 'vitest'
import { htmlBlocks } from '../../src/html/blocks.ts'
import { plainRichText } from '../../src/html/rich-text.ts'

const paragraph = (html: string, text = html) => ({ kind: 'PARAGRAPH', html, text })
const heading = (level: number, html: string, text = html) => ({ kind: 'HEADING', level, html, text })
const item = (html: string, fields: object = {}) => ({ depth: 1, ordered: false, start: null, html, ...fields })
const list = (...items: object[]) => ({ kind: 'LIST', items })
const quote = (html: string, attribution: string | null = null) => ({
  kind: 'QUOTE',
  html,
  attribution: attribution === null ? null : { html: attribution },
})
const media = (kind: string, url: string, fields: object = {}) => ({ kind, media: { kind, url, ...fields } })
const picture = (url: string, fields: object = {}) => media('IMAGE', url, fields)
const embed = (url: string, fields: object = {}) => ({ kind: 'EMBED', url, ...fields })
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
  [
    'links to mail and telephone, and none that could be executed',
    '<p><a href="mailto:a@example.org">M</a> <a href="tel:+39040">T</a> <a href="javascript:x">J</a> <a href="/r">R</a></p>',
    [
      paragraph(
        '<a href="mailto:a@example.org" rel="noopener">M</a> <a href="tel:+39040" rel="noopener">T</a> J R',
        'M T J R',
      ),
    ],
  ],
  [
    'what is struck out, which is not said',
    '<p>The dead are <del>twelve</del> <ins>eight</ins>, <strike>Mon</strike><s>day</s>.</p>',
    [paragraph('The dead are <s>twelve</s> eight, <s>Monday</s>.', 'The dead are eight, .')],
  ],
  [
    'marks as office programs write them',
    '<b style="font-weight:normal"><p><span style="font-weight:700">One</span> <span style="font-style:italic">two</span> <span style="text-decoration:line-through">three</span> four<span style="vertical-align:super">5</span></p></b>',
    [paragraph('<strong>One</strong> <em>two</em> <s>three</s> four<sup>5</sup>', 'One two four5')],
  ],
  [
    'quotation marks of q, and annotations',
    '<p><q>Yes</q> <ruby>漢<rp>(</rp><rt>kan</rt></ruby></p>',
    [paragraph('“Yes” 漢(kan)')],
  ],
  [
    'languages and directions',
    '<p dir="ltr">One <span lang="it">due</span> <bdo dir="rtl">שלוש</bdo></p>',
    [paragraph('One <span lang="it">due</span> <span dir="rtl">שלוש</span>', 'One due שלוש')],
  ],
  ['a line break, which is not one at the ends', '<p><br>one<br/>two<br></p>', [paragraph('one<br>two', 'one\ntwo')]],
  [
    'line breaks between paragraphs',
    'one<br><br>two <br> <br><br>three<br>four',
    [paragraph('one'), paragraph('two'), paragraph('three<br>four', 'three\nfour')],
  ],
  [
    'headings, of which the highest is the article’s own',
    '<h1>First</h1><h2>Second</h2><h4>Fourth <em>one</em></h4><h3> </h3>',
    [heading(2, 'First'), heading(2, 'Second'), heading(4, 'Fourth <em>one</em>', 'Fourth one')],
  ],
  [
    'a quote and whose it is',
    '<blockquote><p>Never again.</p><footer>— <cite>A <b>captain</b></cite></footer></blockquote><blockquote>Or else</blockquote><blockquote>As in <cite>Hamlet</cite></blockquote>',
    [quote('Never again.', 'A <strong>captain</strong>'), quote('Or else'), quote('As in <em>Hamlet</em>')],
  ],
  [
    'a quote with its source, and one in a figure',
    '<blockquote cite="https://example.org/q">One</blockquote><figure><blockquote>Two</blockquote><figcaption>Ada</figcaption></figure>',
    [{ kind: 'QUOTE', html: 'One', source: 'https://example.org/q' }, quote('Two', 'Ada')],
  ],
  [
    'pull quotes',
    '<figure class="wp-block-pullquote"><blockquote><p>Never.</p><cite>Ada</cite></blockquote></figure><aside class="pullquote">Or else</aside>',
    [
      { kind: 'PULL_QUOTE', html: 'Never.', attribution: { html: 'Ada' } },
      { kind: 'PULL_QUOTE', html: 'Or else', attribution: null },
    ],
  ],
  [
    'lists',
    '<ul><li>One</li><li><p><a href="https://example.org/">Two</a></p></li><li> </li></ul><ol start="4"><li>First<li value="9">Ninth</ol>',
    [
      list(item('One'), item('<a href="https://example.org/" rel="noopener">Two</a>')),
      {
        kind: 'LIST',
        ordered: true,
        start: 4,
        items: [item('First', { ordered: true, start: 4 }), item('Ninth', { ordered: true, start: 9 })],
      },
    ],
  ],
  [
    'a list within a list',
    '<ul><li>One<ol><li>Two</li></ol></li><li><p>Three</p><p>four</p></li></ul>',
    [list(item('One'), item('Two', { depth: 2, ordered: true }), item('Three<br>four'))],
  ],
  [
    'a numbered list that a picture splits',
    `<ol><li>One</li><li>Two<img src="${IMAGE}"></li><li>Three</li></ol>`,
    [
      list(item('One', { ordered: true }), item('Two', { ordered: true })),
      picture(IMAGE),
      list(item('Three', { ordered: true, start: 3 })),
    ],
  ],
  [
    'a list of terms',
    '<dl><dt>Term</dt><dd>Meaning</dd></dl>',
    [paragraph('<strong>Term</strong>', 'Term'), paragraph('Meaning')],
  ],
  [
    'a picture with its caption, credit and size',
    `<figure><img src="${IMAGE}" alt="A quay" width="800" height="600"><figcaption>The <b>quay</b> <span class="credit">Photo: Ada</span></figcaption></figure>`,
    [
      picture(IMAGE, {
        altText: 'A quay',
        caption: 'The quay',
        richCaption: { html: 'The <strong>quay</strong>' },
        credit: 'Photo: Ada',
        width: 800,
        height: 600,
      }),
    ],
  ],
  [
    'the largest of the versions of a picture',
    `<img src="${IMAGE}" width="300" height="200" srcset="https://example.org/s.jpg 300w, https://example.org/l.jpg 1200w"><picture><source srcset="https://example.org/p.webp 2x"><img src="${IMAGE}"></picture>`,
    [picture('https://example.org/l.jpg', { width: 1200, height: 800 }), picture('https://example.org/p.webp')],
  ],
  [
    'pictures that a script would load',
    `<img src="data:image/gif;base64,R0" data-src="${IMAGE}"><img class="lazy" src="https://example.org/blank.gif"><noscript><img src="https://example.org/n.jpg"></noscript>`,
    [picture(IMAGE), picture('https://example.org/n.jpg')],
  ],
  [
    'pictures that only count readers',
    `<p>One<img src="https://example.org/c.gif" width="1" height="1"></p>`,
    [paragraph('One')],
  ],
  [
    'an emoji that is a picture',
    '<p>Yes <img class="emoji" alt="😀" src="https://example.org/e.png"></p>',
    [paragraph('Yes 😀')],
  ],
  [
    'a picture that leads somewhere',
    `<a href="https://example.org/more"><img src="${IMAGE}"></a>`,
    [{ ...picture(IMAGE), link: 'https://example.org/more' }],
  ],
  [
    'a picture in the middle of a paragraph, in its place',
    `<p>before <img src="${IMAGE}"> after</p>`,
    [paragraph('before'), picture(IMAGE), paragraph('after')],
  ],
  [
    'films and sounds',
    '<video controls src="https://example.org/a.mp4" poster="https://example.org/p.jpg">Sorry</video><audio><source src="https://example.org/a.mp3"></audio>',
    [
      { ...media('VIDEO', 'https://example.org/a.mp4'), poster: 'https://example.org/p.jpg' },
      media('AUDIO', 'https://example.org/a.mp3'),
    ],
  ],
  ['a picture from nowhere', '<p>before</p><img src="relative.jpg"><img alt="nothing">', [paragraph('before')]],
  [
    'a frame of another site',
    '<iframe src="https://www.youtube.com/embed/1" title="A film" allow="all">Sorry</iframe>',
    [embed('https://www.youtube.com/embed/1', { provider: 'YouTube', title: 'A film' })],
  ],
  [
    'a post of a social network, with its words',
    '<blockquote class="twitter-tweet"><p>All <a href="https://example.org/">here</a></p>— Port (@port) <a href="https://twitter.com/port/status/1">1 May</a></blockquote><script src="x"></script>',
    [
      embed('https://twitter.com/port/status/1', {
        provider: 'X',
        author: 'Port (@port)',
        text: 'All here\n\n— Port (@port) 1 May',
      }),
    ],
  ],
  [
    'the address of an embed in its frame',
    '<figure class="wp-block-embed"><div>\nhttps://youtu.be/abc\n</div><figcaption>A <i>film</i></figcaption></figure>',
    [embed('https://youtu.be/abc', { provider: 'YouTube', caption: { html: 'A <em>film</em>' } })],
  ],
  [
    'the preview of a page',
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/p"><div class="kg-bookmark-title">T</div><div class="kg-bookmark-description">D</div><span class="kg-bookmark-publisher">Site</span><img src="https://example.org/t.jpg"></a></figure>',
    [
      embed('https://example.org/p', {
        title: 'T',
        text: 'D',
        provider: 'Site',
        thumbnail: 'https://example.org/t.jpg',
      }),
    ],
  ],
  [
    'a table',
    '<table><caption>Won</caption><thead><tr><th>A<th colspan="2">B</tr></thead><tr><td rowspan="2"><b>1</b></td><td>2</td></tr></table>',
    [
      {
        kind: 'TABLE',
        caption: { html: 'Won' },
        rows: [
          {
            head: true,
            cells: [
              { header: true, html: 'A' },
              { header: true, colspan: 2, html: 'B' },
            ],
          },
          { head: false, cells: [{ header: false, rowspan: 2, html: '<strong>1</strong>' }, { html: '2' }] },
        ],
      },
    ],
  ],
  [
    'a table that lays out a page',
    '<table><tr><td><h2>One</h2><p>Two</p></td></tr></table>',
    [heading(2, 'One'), paragraph('Two')],
  ],
  [
    'code',
    '<pre><code class="language-js">if (a &lt; b) {\n  <b>go</b>()\n}\n</code></pre>',
    [
      {
        kind: 'CODE',
        syntax: 'js',
        html: 'if (a &lt; b) {\n  <strong>go</strong>()\n}',
        text: 'if (a < b) {\n  go()\n}',
      },
    ],
  ],
  ['verse', '<pre class="wp-block-verse">One\n  two</pre>', [paragraph('One<br>two', 'One\ntwo')]],
  ['dividers', 'One<hr><hr>Two', [paragraph('One'), { kind: 'DIVIDER' }, paragraph('Two')]],
  [
    'galleries',
    `<figure class="wp-block-gallery"><figure><img src="${IMAGE}"><figcaption>One</figcaption></figure><figure><a href="https://example.org/b"><img src="https://example.org/b.jpg"></a></figure><figcaption>Both</figcaption></figure>`,
    [
      {
        kind: 'GALLERY',
        caption: { html: 'Both' },
        pictures: [
          picture(IMAGE, { caption: 'One' }),
          { ...picture('https://example.org/b.jpg'), link: 'https://example.org/b' },
        ],
      },
    ],
  ],
  [
    'asides',
    '<aside><h3>Facts</h3><p>One</p></aside><details><summary>More</summary>Hidden</details><aside>Aside</aside>',
    [
      { kind: 'ASIDE', heading: { html: 'Facts' }, blocks: [paragraph('One')] },
      { kind: 'ASIDE', heading: { html: 'More' }, blocks: [paragraph('Hidden')] },
      { kind: 'ASIDE', heading: null, blocks: [paragraph('Aside')] },
    ],
  ],
  [
    'elements that have no kind',
    '<x-quiz>What <b>is</b> it?</x-quiz><p>a <o-p>b</o-p></p>',
    [{ kind: 'UNKNOWN', name: 'x-quiz', html: 'What <strong>is</strong> it?' }, paragraph('a b')],
  ],
  [
    'text outside of any tag, in its place',
    'One<p>Two</p>Three<div>Four<p>Five</p></div><section>Six</section><address>Seven</address>',
    [
      paragraph('One'),
      paragraph('Two'),
      paragraph('Three'),
      paragraph('Four'),
      paragraph('Five'),
      paragraph('Six'),
      paragraph('Seven'),
    ],
  ],
  [
    'tags that are never closed or do not fit',
    '<p>One <strong>two<p>Three</b> four</i>',
    [paragraph('One <strong>two</strong>', 'One two'), paragraph('<strong>Three four</strong>', 'Three four')],
  ],
  [
    'a quote and a heading of several lines',
    '<blockquote><p>One.</p><p>Two.</p></blockquote><h2>Three<br>four\n five</h2>',
    [quote('One.<br><br>Two.'), heading(2, 'Three<br>four five', 'Three\nfour five')],
  ],
  [
    'a list, heading or quote of pictures alone',
    `<ul><li><img src="${IMAGE}"></li></ul><h2><img src="${IMAGE}"></h2><blockquote><img src="${IMAGE}"></blockquote>`,
    [picture(IMAGE), picture(IMAGE), picture(IMAGE)],
  ],
  [
    'words around blocks in one inline tag',
    '<strong>One<p>Two</p><ul><li>Three</li></ul></strong>',
    [
      paragraph('<strong>One</strong>', 'One'),
      paragraph('<strong>Two</strong>', 'Two'),
      list(item('<strong>Three</strong>')),
    ],
  ],
  ['signs of other scripts', '<p>Ελλάδα 日本 😀 &eacute;&#x2019;</p>', [paragraph('Ελλάδα 日本 😀 é’')]],
])('HTML with %s becomes its blocks', (_name, html, blocks) => {
  const made = htmlBlocks(html)
  expect(made).toMatchObject(blocks)
  expect(made).toHaveLength(blocks.length)
})

test('a text without marks is stored without spans, and any other with them', () => {
  const [plain, marked] = htmlBlocks(
    '<p>One.</p><p>Two <b>bold <a href="https://example.org/" title="T">words</a></b></p>',
  )
  expect(plain).toEqual({ kind: 'PARAGRAPH', ...plainRichText('One.') })
  expect(plain).toHaveProperty('spans', null)
  const none = { marks: [], link: null, language: null, direction: null }
  expect(marked).toHaveProperty('spans', [
    { ...none, text: 'Two ' },
    { ...none, text: 'bold ', marks: ['STRONG'] },
    { ...none, text: 'words', marks: ['STRONG'], link: { href: 'https://example.org/', rel: null, title: 'T' } },
  ])
})

test('relative links and pictures are those of the page that they came from', () => {
  const html = '<p><a href="../b">b</a> <a href="#c">c</a></p><img src="//m.example/d.jpg">'
  expect(htmlBlocks(html, 'https://example.org/x/y')).toMatchObject([
    {
      html: '<a href="https://example.org/b" rel="noopener">b</a> <a href="https://example.org/x/y#c" rel="noopener">c</a>',
    },
    { media: { url: 'https://m.example/d.jpg' } },
  ])
})

test('the links of an image map follow the picture, with what they say of themselves', () => {
  const html = `<img src="${IMAGE}" usemap="#m"><map name="m"><area href="https://example.org/north" alt="The north">
    <area href="https://example.org/south"><area alt="The sea"></map>`
  expect(htmlBlocks(html)).toMatchObject([
    { kind: 'IMAGE' },
    { kind: 'PARAGRAPH', html: '<a href="https://example.org/north" rel="noopener">The north</a>' },
    { kind: 'PARAGRAPH', html: '<a href="https://example.org/south" rel="noopener">https://example.org/south</a>' },
  ])
})
