import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { problems } from '../../browser/axe.ts'
import { openChromium } from '../../browser/chromium.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { editing } from '../edit.ts'
import { eventually } from '../eventually.ts'
import { PHONE, visit } from '../visit.ts'

describe.each(backends.slice(0, 1))('pages for every reader, on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
  })
  afterAll(() => parts.disposeAsync())

  test.each([
    ['Arabic', 'ar', 'الميناء مغلق بسبب العاصفة', 'rtl'],
    ['Hebrew', 'he', 'הנמל סגור בגלל הסערה', 'rtl'],
    ['Persian', 'fa', 'بندر به دلیل طوفان بسته است', 'rtl'],
    ['Japanese', 'ja', '台風のため港が閉鎖されました', 'ltr'],
    ['Korean', 'ko', '폭풍으로 항구가 폐쇄되었습니다', 'ltr'],
  ])(
    'a story in %s is set in its direction, under an address in its own letters',
    async (_name, language, headline, direction) => {
      const { article } = await newsroom.publish({
        headline,
        standfirst: headline,
        language,
        bodyHtml: `<p>${headline}</p>`,
      })
      expect(article.slug).toBe(headline.replaceAll(' ', '-'))
      await using reader = await visit(browser, `${newsroom.url}/en/articles/${encodeURIComponent(article.slug)}`, {
        viewport: PHONE,
      })
      await reader.live()
      for (const selector of ['h1', '.article .standfirst', '.text p']) {
        const computed = await reader.page
          .locator(selector)
          .first()
          .evaluate((element) => {
            const { direction, textAlign } = getComputedStyle(element)
            return { direction, textAlign }
          })
        expect(computed, selector).toEqual({ direction, textAlign: 'start' })
      }
      // What is ours stays in the language and the direction of the edition.
      for (const ours of ['.dates', '.share']) {
        const style = reader.page.locator(ours).evaluate((element) => getComputedStyle(element).direction)
        expect(await style, ours).toBe('ltr')
      }
      expect(await problems(reader.page)).toEqual([])
      expect(await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    },
  )

  test('text of twice the size needs no sideways scrolling on a phone', async () => {
    const { article } = await newsroom.publish({
      headline: 'Harbour authorities announce extraordinary closures',
      labels: ['live', 'video'],
      standfirst: 'Internationally operating companies complain.',
      tags: ['Telecommunications'],
    })
    await editing(newsroom).curate('ticker', [article.id])
    await editing(newsroom).post(article.id, '<p>The bridge is closed.</p>', { key: 'twice', keyEvent: true })
    for (const path of [
      '/en',
      '/it',
      '/en/news',
      `/en/articles/${article.slug}`,
      '/en/search?q=harbour',
      '/en/nothing',
    ]) {
      await using reader = await visit(browser, newsroom.url + path, { viewport: PHONE })
      await reader.live()
      const overflow = await reader.page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
        return document.documentElement.scrollWidth - innerWidth
      })
      expect(overflow, path).toBe(0)
    }
  })

  test('a picture that cannot be loaded gives its place to what it shows in words', async () => {
    const { article } = await newsroom.publish({
      headline: 'Without a picture',
      leadMedia: { kind: 'IMAGE', url: `${newsroom.url}/pictures/missing.jpg`, altText: 'Boats in the harbour' },
    })
    for (const path of ['/en/news', `/en/articles/${article.slug}`]) {
      await using reader = await visit(browser, newsroom.url + path)
      await reader.page.locator('.no-picture', { hasText: 'Boats in the harbour' }).first().waitFor()
      expect(await reader.page.locator('.media img').count()).toBe(0)
    }
  })

  test('a picture has its place before it is loaded, so that no text moves', async () => {
    await newsroom.publish({
      headline: 'Slow picture',
      section: 'sport',
      leadMedia: { kind: 'IMAGE', url: 'https://slow.test/1.png', altText: 'Slow' },
    })
    await using reader = await visit(browser, `${newsroom.url}/en`, { viewport: PHONE })
    await reader.page.route('https://slow.test/**', () => {})
    await reader.page.goto(`${newsroom.url}/en/sport`, { waitUntil: 'commit' })
    await reader.page.locator('.item img').first().waitFor()
    const { width, height } = (await reader.page.locator('.item img').first().boundingBox()) ?? { width: 0, height: 1 }
    expect(width / height).toBeCloseTo(1.5, 1)
  })

  test('a new post of a live story is marked, and told to who does not see it', async () => {
    const editors = editing(newsroom)
    const { article } = await newsroom.publish({ headline: 'Storm', labels: ['live'] })
    await editors.post(article.id, '<p>It comes.</p>', { key: 'one', headline: 'Warning', keyEvent: true })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    const { page } = reader
    await reader.live()
    await editors.post(article.id, '<p>It is here.</p>', { key: 'two' })
    await page.locator('#post-two.fresh').waitFor()
    expect(await page.locator('#said').innerText()).toBe('1 new post')
    expect(await page.locator('#post-one.fresh').count()).toBe(0)
    await page.getByRole('navigation', { name: 'Key moments' }).getByRole('link', { name: 'Warning' }).click()
    expect(new URL(page.url()).hash).toBe('#post-one')
    // Down the page, the next post waits.
    await page.setViewportSize({ width: 360, height: 300 })
    await page.locator('#post-one').scrollIntoViewIfNeeded()
    await editors.post(article.id, '<p>It goes.</p>', { key: 'three' })
    await eventually(() => page.locator('#arrived button').innerText()).toBe('1 new post')
    expect(await page.locator('#post-three').isVisible()).toBe(false)
    await page.locator('#arrived button').click()
    expect(await page.locator('#post-three').isVisible()).toBe(true)
  })

  test('an article is shared with plain links that load nothing of others', async () => {
    const { article } = await newsroom.publish({ headline: 'Worth sharing & more' })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    const share = reader.page.getByRole('navigation', { name: 'Share' })
    const address = `${newsroom.url}/en/articles/${article.slug}`
    const links = await share.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) {
      expect(decodeURIComponent(link.replaceAll('+', ' '))).toContain(address)
      expect(decodeURIComponent(link.replaceAll('+', ' '))).toContain('Worth sharing & more')
    }
    expect(reader.wrong).toEqual([])
  })
})
