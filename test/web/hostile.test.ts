import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'
import { visit } from './visit.ts'

const RUN = 'globalThis.ran = true'
/** Payloads that break out of text, attributes or JSON in a page that does not escape them. */
const TEXT = `"'><img src=x onerror="${RUN}"><script>${RUN}</script></title></script><!--${'${'}${RUN}}`
const BODY = [
  `<script>${RUN}</script><img src="https://elsewhere.example/x" onerror="${RUN}"><svg onload="${RUN}"><a href="javascript:${RUN}">link</a>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe><math><mtext></p><style><img src onerror="${RUN}"></style>`,
  `<p onmouseover="${RUN}">Over</p><form action="javascript:${RUN}"><button>Go</button></form><base href="//evil.example">`,
  `<video src="https://evil.example/x.mp4" onerror="${RUN}"></video><object data="javascript:${RUN}"></object><p>End.</p>`,
].join('')

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
  })
  afterAll(() => parts.disposeAsync())

  const story = (headline: string) => ({
    headline,
    standfirst: TEXT,
    byline: TEXT,
    dateline: TEXT,
    bodyHtml: BODY,
    tags: [TEXT],
    authors: [TEXT],
    source: { name: TEXT, itemUrl: 'https://elsewhere.example/?"><script>' },
    leadMedia: {
      kind: 'IMAGE',
      url: 'https://elsewhere.example/"onerror="x',
      altText: TEXT,
      caption: TEXT,
      credit: TEXT,
    },
  })

  test.each([
    ['under the policy of the page', false],
    ['without it', true],
  ])('nothing that an article says runs in a browser, %s', async (_name, bypassCSP) => {
    await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
      input: { slug: 'news', name: TEXT, description: TEXT },
    })
    const editors = editing(newsroom)
    const { article } = await newsroom.publish(story(`${TEXT} kept`))
    await editors.curate('ticker', [article.id], TEXT)
    await editors.curate('in-evidenza', [article.id], TEXT)
    await editors.correct(article.id, `${TEXT} corrected`, TEXT)
    await editors.post(article.id, BODY)
    const paths = [
      '/en',
      '/en/news',
      `/en/articles/${article.slug}`,
      '/en/search?q=corrected',
      `/en/search?${new URLSearchParams({ q: TEXT })}`,
    ]
    for (const path of paths) {
      await using reader = await visit(browser, newsroom.url + path, { bypassCSP })
      await reader.live()
      await newsroom.publish(story(`${TEXT} live`))
      if (path === '/en') await reader.page.getByText('live', { exact: false }).first().waitFor()
      if (path.includes('articles')) {
        await editors.post(article.id, BODY)
        await reader.page.locator('.post').nth(1).waitFor()
      }
      await reader.page.locator('main').hover()
      expect(await reader.page.evaluate(() => 'ran' in globalThis)).toBe(false)
      expect(
        await reader.page.locator('main :is(script, iframe, form[action^=javascript], base, object)').count(),
      ).toBe(0)
      expect(new URL(reader.page.url()).origin).toBe(newsroom.url)
    }
    await editors.kill(article.id, TEXT)
    await using gone = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`, { bypassCSP })
    expect(await gone.page.evaluate(() => 'ran' in globalThis)).toBe(false)
  })
})
