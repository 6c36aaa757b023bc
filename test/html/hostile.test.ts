import { expect, test } from 'vitest'
import { bodyHtml } from '../../schema/body/block-html.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'
import { executable } from './executable.ts'

const article = { headline: 'Story', language: 'en', section: 'news', canonicalUrl: 'https://example.org/story' }
const fromHtml = (html: string) => bodyHtml(validateSubmission({ ...article, bodyHtml: html }, []).body)

/** Known XSS payloads. The text around each must be kept. */
const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://example.org/a.jpg" onerror="alert(1)" onload=alert(1)>',
  '<img/src="x"/onerror=alert(1)//',
  '<a href="javascript:alert(1)">link</a>',
  '<a href="java\nscript:alert(1)">link</a>',
  '<a href="java&#x0A;script:alert(1)">link</a>',
  '<a href=" &#14; javascript:alert(1)">link</a>',
  '<a href="JaVaScRiPt:alert(1)">link</a>',
  '<a href="&#106;&#97;vascript&colon;alert(1)">link</a>',
  '<a href="vbscript:msgbox(1)">link</a>',
  '<a href="data:text/html,<script>alert(1)</script>">link</a>',
  '<a href="//evil.example/x">link</a>',
  '<a href="https://example.org" onclick="alert(1)" style="position:fixed" target="_top">link</a>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="javascript:alert(1)">',
  '<video src="javascript:alert(1)" poster="javascript:alert(1)" onplay=alert(1)></video>',
  '<video><source onerror="alert(1)" src="data:video/mp4,x"></video>',
  '<audio src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe src="data:text/html,<script>alert(1)</script>"></iframe>',
  '<iframe src="//evil.example/"></iframe>',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>',
  '<applet code="x"></applet><frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<style>@import "https://evil.example/x.css"; body{background:url(javascript:alert(1))}</style>',
  '<style><!--</style><script>alert(1)</script>--></style>',
  '<link rel=stylesheet href="https://evil.example/x.css"><meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/"><form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<textarea><script>alert(1)</script></textarea><xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>',
  '<title><img src=x onerror=alert(1)></title><template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>--><!--[if IE]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]><?xml version="1.0"?><!doctype x [<!entity y "z">]>',
  '<p style="background:url(javascript:alert(1))" onmouseover=alert(1) id=x class=y data-x=1>styled</p>',
  '<details open ontoggle=alert(1)><summary>x</summary></details><marquee onstart=alert(1)>x</marquee>',
  '<h2 onclick=alert(1)>Heading <script>alert(1)</script></h2>',
  '<ul><li><img src=x onerror=alert(1)></li><li><script>alert(1)</script></li></ul>',
  '<blockquote cite="javascript:alert(1)"><p>quote</p><cite><img src=x onerror=alert(1)></cite></blockquote>',
  '<figure><img src="https://example.org/a.jpg" alt="&quot;><script>alert(1)</script>"><figcaption><script>alert(1)</script>"><img src=x onerror=alert(1)></figcaption></figure>',
  '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;',
  '<p>&#60;img src=x onerror=alert(1)&#62;</p><h2>&lt;svg onload=alert(1)&gt;</h2><ul><li>&lt;script&gt;</li></ul>',
]

test.each(HOSTILE)('nothing is left to execute of %s', (hostile) => {
  const html = fromHtml(`<p>before</p>${hostile}<p>after</p>`)
  expect(executable(html)).toEqual([])
  expect(html).toContain('before')
  // Sanitising is idempotent: the output contains nothing that a second pass would interpret differently.
  expect(executable(fromHtml(html))).toEqual([])
})

test.each(HOSTILE)('nothing is left to execute where it comes as a block: %s', (hostile) => {
  const media = {
    kind: 'IMAGE',
    url: 'https://example.org/a.jpg',
    altText: hostile,
    caption: hostile,
    credit: hostile,
  } as const
  const { body } = validateSubmission(
    {
      ...article,
      body: [
        { kind: 'PARAGRAPH', html: `before ${hostile}` },
        { kind: 'HEADING', text: `before ${hostile}` },
        { kind: 'QUOTE', html: `before ${hostile}`, attribution: { text: hostile } },
        { kind: 'LIST', items: [{ html: `before ${hostile}` }] },
        { kind: 'IMAGE', media: { ...media, caption: null, richCaption: { html: hostile } } },
        { kind: 'IMAGE', media },
        { kind: 'CODE', html: `before ${hostile}` },
      ],
    },
    [],
  )
  const html = bodyHtml(body).replaceAll(/<\/?(article|time|h3)[^>]*>/g, '')
  expect(executable(html)).toEqual([])
  expect(html.match(/before/g)?.length).toBeGreaterThanOrEqual(4)
})

test('an address of an embed that could be executed is refused', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'https://a b']) {
    expect(() => validateSubmission({ ...article, body: [{ kind: 'EMBED', url }] }, [])).toThrow(
      'not an absolute http or https URL',
    )
  }
  const breaking = { kind: 'EMBED', url: 'https://example.org/?"><script>alert(1)</script>' } as const
  expect(executable(bodyHtml(validateSubmission({ ...article, body: [breaking] }, []).body))).toEqual([])
})
