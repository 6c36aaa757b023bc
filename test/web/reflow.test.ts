import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'
import { type Visit, visit } from './visit.ts'

/** A window of 1280 pixels at 400 % zoom, as WCAG 1.4.10 requires. */
const NARROW = { width: 320, height: 640 }
const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let article: string
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    const published = await newsroom.publish({
      headline: WORD,
      standfirst: WORD,
      leadMedia: { kind: 'IMAGE', url: 'https://pictures.test/1.png', caption: WORD, credit: WORD },
      bodyHtml: undefined,
      body: [
        ...['PARAGRAPH', 'HEADING', 'QUOTE', 'PULL_QUOTE', 'CODE'].map((kind) => ({ kind, text: WORD })),
        { kind: 'LIST', items: [{ text: WORD }, { depth: 2, text: WORD }] },
        { kind: 'TABLE', rows: [{ cells: [{ text: WORD }, { text: WORD }] }] },
        { kind: 'ASIDE', heading: { text: WORD }, blocks: [{ kind: 'PARAGRAPH', text: WORD }] },
        { kind: 'EMBED', url: 'https://example.org/post', title: WORD, text: WORD },
      ],
    })
    await editing(newsroom).correct(published.article.id, WORD, WORD)
    await editing(newsroom).curate('ticker', [published.article.id])
    article = `/en/articles/${published.article.slug}`
  })
  afterAll(() => parts.disposeAsync())

  const overflow = ({ page }: Visit) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

  test('no word is too long for the narrowest window', async () => {
    for (const path of ['/en', '/en/news', article, `/en/search?q=${WORD}`]) {
      await using reader = await visit(browser, newsroom.url + path, { viewport: NARROW })
      await reader.page.locator('main').getByText(WORD).first().waitFor()
      expect(await overflow(reader), path).toBe(0)
    }
  })

  test.each(['/it', '/en'])('in %s the narrowest window can say that it is offline', async (path) => {
    await using reader = await visit(browser, newsroom.url + path, { viewport: NARROW })
    await reader.live()
    await reader.page.context().setOffline(true)
    await reader.page.locator('#connection[data-connection=offline]').waitFor()
    expect(await overflow(reader)).toBe(0)
  })

  test.each(['/it', '/en'])('on a tablet nothing in %s moves when the page says that it is live', async (path) => {
    const options = { viewport: { width: 768, height: 1024 } }
    const top = ({ page }: Visit) => page.locator('main').evaluate((main) => main.getBoundingClientRect().top)
    await using still = await visit(browser, newsroom.url + path, { ...options, javaScriptEnabled: false })
    await using live = await visit(browser, newsroom.url + path, options)
    await live.live()
    expect(await top(live)).toBe(await top(still))
  })
})
