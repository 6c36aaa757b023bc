import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'
import { visit } from './visit.ts'

const CREDIT = 'Photo: (c) A. Keeper'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let article: string
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    await newsroom.publish({ headline: 'Ebb', uri: 'tag:test,2026:ebb' })
    const published = await newsroom.publish({
      headline: 'Tide',
      labels: ['live', 'video'],
      leadMedia: { kind: 'VIDEO', url: 'https://pictures.test/1.png', credit: CREDIT, isLive: true },
      related: [{ uri: 'tag:test,2026:ebb' }],
      bodyHtml: '<p>As <a href="https://tides.test/today">the table</a> says.</p>',
    })
    await editing(newsroom).curate('ticker', [published.article.id])
    article = `/en/articles/${published.article.slug}`
  })
  afterAll(() => parts.disposeAsync())

  test.each(['/en', '/en/news', 'the article'])('on paper %s is the news alone', async (place) => {
    const path = place.startsWith('/') ? place : article
    await using reader = await visit(browser, newsroom.url + path)
    await reader.live()
    await reader.page.emulateMedia({ media: 'print' })
    const others = ['#strip', 'nav', 'form', 'button', '#connection', '.edition', '.footer a', '.related']
    expect(await reader.page.locator(`:is(${others.join(', ')}):visible`).count()).toBe(0)
    for (const text of ['Tickertape', 'Tide', CREDIT])
      expect(await reader.page.getByText(text, { exact: true }).filter({ visible: true }).count()).toBeGreaterThan(0)
  })

  test('on paper all that is read is dark on white, also from a page that is white on dark', async () => {
    await using reader = await visit(browser, newsroom.url + article, { colorScheme: 'dark' })
    await reader.live()
    await reader.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const inks = await reader.page
      .locator('main :is(h1, .text p, .credit, .flag, .badge)')
      .evaluateAll((elements) => [...new Set(elements.map((element) => getComputedStyle(element).color))])
    expect(inks.toSorted()).toEqual(['rgb(0, 0, 0)', 'rgb(51, 51, 51)'])
    const grounds = await reader.page
      .locator(':is(body, main .flag, .badge)')
      .evaluateAll((elements) => [...new Set(elements.map((element) => getComputedStyle(element).backgroundColor))])
    expect(grounds).toEqual(['rgb(255, 255, 255)'])
  })

  test('on paper a link says where it leads', async () => {
    await using reader = await visit(browser, newsroom.url + article)
    await reader.page.emulateMedia({ media: 'print' })
    const said = reader.page.locator('.text a')
    expect(await said.evaluate((link) => getComputedStyle(link, '::after').content)).toContain(
      'https://tides.test/today',
    )
  })
})
