import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { problems } from '../browser/axe.ts'
import { openChromium } from '../browser/chromium.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { DESKTOP, PHONE, visit } from './visit.ts'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend, { SEED: 'always' }))
  })
  afterAll(() => parts.disposeAsync())

  const pages = { it: ['/it', '/it/world', '/it/search?q=mare'], en: ['/en', '/en/world', '/en/search?q=sea'] }
  const slugs = async (language: string) => {
    const query = `{ latestNews(first: 60, filter: { languages: ["${language}"] }) { nodes { slug labels { slug } corrections { at } } } }`
    const { latestNews } = await newsroom.ask<{ latestNews: { nodes: Listed[] } }>(query)
    const live = latestNews.nodes.find(({ labels }) => labels.some(({ slug }) => slug === 'live'))
    const corrected = latestNews.nodes.find(({ corrections }) => corrections.length > 0)
    return [live, corrected].flatMap((article) => (article ? [`/${language}/articles/${article.slug}`] : []))
  }

  test.each([
    ['it', 'phone', 'light'],
    ['it', 'desktop', 'dark'],
    ['en', 'phone', 'dark'],
    ['en', 'desktop', 'light'],
  ] as const)(
    'nothing on any page in %s keeps somebody from reading it: %s, %s',
    async (language, device, colorScheme) => {
      const viewport = device === 'phone' ? PHONE : DESKTOP
      await using reader = await visit(browser, newsroom.url, { viewport, colorScheme })
      for (const path of [
        ...pages[language],
        ...(await slugs(language)),
        `/${language}/nothing`,
        `/${language}/search`,
      ]) {
        await reader.page.goto(newsroom.url + path)
        await reader.live()
        expect(await problems(reader.page), path).toEqual([])
        const widths = await reader.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
        expect(widths[0], `${path} is wider than its window`).toBeLessThanOrEqual(widths[1] ?? 0)
      }
    },
  )

  test('what is touched on a phone is as large as a finger', async () => {
    await using reader = await visit(browser, `${newsroom.url}/en`, { viewport: PHONE })
    await reader.live()
    // WCAG exempts links in text from the minimum target size.
    const small = await reader.page
      .locator(':is(header, footer, .strip, .older) :is(a, button):visible')
      .evaluateAll((elements) =>
        elements.filter((element) => element.getBoundingClientRect().height < 44).map(({ outerHTML }) => outerHTML),
      )
    expect(small).toEqual([])
  })
})

interface Listed {
  readonly slug: string
  readonly labels: readonly { readonly slug: string }[]
  readonly corrections: readonly unknown[]
}
