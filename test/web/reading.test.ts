import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'
import { DESKTOP, PHONE, visit } from './visit.ts'

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    for (const language of ['it', 'en']) {
      for (let at = 1; at <= 22; at++) {
        await newsroom.publish({
          language,
          headline: `Story ${at} (${language})`,
          uri: `tag:test,2026:${at}-${language}`,
          standfirst: 'The lines below',
          related: [{ uri: `tag:test,2026:${at - 1}-${language}` }],
          ...(language === 'en' && { translationOf: { uri: `tag:test,2026:${at}-it` } }),
          bodyHtml: undefined,
          body: [
            { kind: 'PARAGRAPH', html: 'A tide of <em>herons</em>.' },
            { kind: 'HEADING', text: 'What next' },
            { kind: 'QUOTE', text: 'We wait', attribution: { text: 'A keeper' } },
            { kind: 'LIST', items: [{ text: 'One' }, { text: 'Two' }] },
          ],
        })
      }
    }
  })
  afterAll(() => parts.disposeAsync())

  test.each([
    ['it', PHONE],
    ['en', DESKTOP],
  ])('without scripts the edition in %s is read from front to back', async (edition, viewport) => {
    await using reader = await visit(browser, `${newsroom.url}/${edition}`, { javaScriptEnabled: false, viewport })
    const { page } = reader
    expect(await page.locator('html').getAttribute('lang')).toBe(edition)
    await page
      .getByRole('link', { name: `Story 21 (${edition})` })
      .first()
      .click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Story 21 (${edition})`)
    expect(await page.getByRole('article').innerText()).toMatch(
      /The lines below[\s\S]*A tide of herons\.[\s\S]*What next/,
    )
    await page
      .getByRole('complementary')
      .getByRole('link', { name: `Story 20 (${edition})` })
      .click()
    const other = edition === 'it' ? 'en' : 'it'
    await page.getByRole('link', { name: edition === 'it' ? 'Read in English' : 'Leggi in italiano' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Story 20 (${other})`)

    await page.goto(`${newsroom.url}/${edition}`)
    await page.getByRole('link', { name: edition === 'it' ? 'Notizie precedenti' : 'Earlier news' }).click()
    expect(await reader.latest()).toEqual([`Story 2 (${edition})`, `Story 1 (${edition})`])
    await page.goto(`${newsroom.url}/${edition}/search`)
    await page.locator('#text').fill('herons')
    await page.locator('main').getByRole('button').click()
    expect(await page.locator('main mark').first().innerText()).toBe('herons')
    expect(reader.wrong).toEqual([])
  })

  test('all of it is reached with the keyboard alone', async () => {
    const { article } = await newsroom.publish({ headline: 'Tide', uri: 'tag:test,2026:tide' })
    await editing(newsroom).curate('ticker', [article.id])
    await using reader = await visit(browser, `${newsroom.url}/en`)
    await reader.live()
    const { page } = reader
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.ariaLabel)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the news')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Pause the headlines')
    await page.keyboard.press('Space')
    expect(await focused()).toBe('Let the headlines run')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Tide')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Tide')
    // Articles that arrive in the meantime do not shift the page.
    await newsroom.publish({ headline: 'Tide turns', uri: 'tag:test,2026:tide' })
    await page.locator('.lead').getByText('Tide turns').waitFor()
    expect(await focused()).toBe('Tide turns')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/articles/${article.slug}`)
    await editing(newsroom).kill(article.id, 'For this test')
  })

  test('nothing moves for readers who prefer reduced motion', async () => {
    await using reader = await visit(browser, `${newsroom.url}/en`, { reducedMotion: 'reduce' })
    await reader.live()
    await newsroom.publish({ headline: 'Calm' })
    const row = reader.page.locator('#latest .row').filter({ hasText: 'Calm' })
    expect(await row.evaluate((element) => getComputedStyle(element).animationName)).toBe('fresh')
    expect(await reader.page.locator('.strip .pause').getAttribute('aria-pressed')).toBe('true')
  })
})
