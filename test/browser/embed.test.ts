import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { problems } from './axe.ts'
import { openChromium } from './chromium.ts'
import { type Embedder, openEmbedder } from './embedder.ts'

// Browser code does not depend on the backend: one run is enough.
describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let elsewhere: Embedder
  let newsroom: Newsroom
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    elsewhere = parts.use(await openEmbedder())
    newsroom = parts.use(await openNewsroom(backend, { ALLOWED_ORIGINS: elsewhere.origin }))
    await newsroom.publish({ section: 'world', headline: 'Tide' })
    await newsroom.publish({ section: 'europe', headline: 'Marea', language: 'it' })
    await newsroom.publish({ section: 'sport', headline: 'Goal' })
  })
  afterAll(() => parts.disposeAsync())

  test('the owner of a site configures a ticker by keyboard, sees it, and copies a line that works as it is', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await page.goto(`${newsroom.url}/en/embed`)
    const preview = page.locator('news-ticker a')
    await expect.poll(() => preview.allInnerTexts()).toEqual(['Goal', 'Tide'])

    await page.getByRole('checkbox', { name: 'world' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => preview.allInnerTexts()).toEqual(['Tide'])
    await page.getByRole('radio', { name: 'English' }).focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => preview.allInnerTexts()).toEqual(['Marea', 'Tide'])
    await page.getByLabel('How many headlines').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('1')
    await expect.poll(() => preview.allInnerTexts()).toEqual(['Marea'])

    await page.getByRole('button', { name: 'Copy' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Copied.').waitFor()
    const line = await page.evaluate(() => navigator.clipboard.readText())
    expect(line).toBe(
      `<script async src="${newsroom.url}/ticker.js"></script><news-ticker src="${newsroom.url}" sections="world" max="1"></news-ticker>`,
    )
    await context.close()
    await using visit = await elsewhere.openLine(browser, newsroom.url, line)
    await expect.poll(visit.headlines).toEqual(['Marea'])
    expect(visit.wrong).toEqual([])
  })

  test('without scripts the line is there all the same', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${newsroom.url}/it/embed`)
    expect(await page.getByLabel('La riga da copiare').inputValue()).toContain('language="it"></news-ticker>')
    expect(await page.locator('form#embed').isVisible()).toBe(false)
    await page.close()
  })

  test.each([
    ['it', 'light', 1440],
    ['en', 'dark', 360],
  ] as const)('nothing keeps somebody from using the page: %s, %s, %s pixels', async (language, colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
    const wrong: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    await page.goto(`${newsroom.url}/${language}/embed`)
    await page.locator('news-ticker a').first().waitFor()
    expect(await problems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(wrong).toEqual([])
    await page.close()
  })

  test('the short address leads to the language of the browser', async () => {
    const headers = { 'accept-language': 'it-IT,it;q=0.9' }
    const response = await fetch(`${newsroom.url}/embed`, { headers, redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/it/embed'])
  })
})
