import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'

const HOSTILE = `
  <p onclick="alert(1)">Words <script>alert(1)</script><b>stay</b>.</p>
  <p><a href="javascript:alert(1)">link</a> <a href="&#106;avascript:alert(1)">link</a> <a href="data:text/html,x">x</a></p>
  <img src=x onerror=alert(1)><svg onload="alert(1)"><script>alert(1)</script></svg>
  <iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><style>@import 'x'</style>
  <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
  <form action="https://evil.example"><input name="password"></form><base href="https://evil.example">`

const PUBLISH = `mutation ($input: PublishArticleInput!) {
  publishArticle(input: $input) { article { slug } }
}`

const READ = `query ($slug: String!) {
  article(ref: { slug: $slug }) { bodyHtml bodyText body { ... on Paragraph { html } } }
}`

describe.each(backends)('on $name', (backend) => {
  test.each(['bodyHtml', 'body'])('nothing in a story given as %s can be executed by its readers', async (kind) => {
    await using newsroom = await openNewsroom(backend)
    const body = kind === 'body' ? { body: [{ kind: 'PARAGRAPH', html: HOSTILE }] } : { bodyHtml: HOSTILE }
    const { publishArticle } = await newsroom.ask<{ publishArticle: { article: { slug: string } } }>(PUBLISH, {
      input: {
        headline: '<script>alert(1)</script>',
        language: 'en',
        section: 'news',
        canonicalUrl: 'https://elsewhere.example/story',
        ...body,
      },
    })
    const { article } = await newsroom.ask<{ article: { bodyHtml: string; body: object[] } }>(READ, {
      slug: publishArticle.article.slug,
    })
    for (const html of [article.bodyHtml, JSON.stringify(article.body)]) {
      expect(html).toContain('stay')
      expect(html).not.toMatch(/<(script|svg|math|iframe|object|style|form|input|base)\b/i)
      expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i)
      expect(html).not.toMatch(/(href|src)\s*=\s*\\?["']?\s*(javascript|data|vbscript)|&#/i)
    }
  })
})
