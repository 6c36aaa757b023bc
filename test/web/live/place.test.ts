import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openChromium } from '../../browser/chromium.ts'
import { openWire } from '../../browser/wire.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { editing } from '../edit.ts'
import { eventually } from '../eventually.ts'
import { DESKTOP, PHONE, visit } from '../visit.ts'
import { shiftsOf } from './shifts.ts'

const MAX_SHIFT = 0.02

describe.each(backends.slice(0, 1))('the place of a reader, on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let editors: ReturnType<typeof editing>
  const leads: string[] = []
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    editors = editing(newsroom)
    for (let at = 1; at <= 30; at++) await newsroom.publish({ headline: `Row ${at}` })
    const long = 'that has a headline of several lines because there is much to say about it'
    for (const headline of ['First', `Second ${long}`, 'Third', `Fourth ${long}`]) {
      leads.push((await newsroom.publish({ headline, standfirst: `${headline}: more about it.` })).article.id)
    }
  })
  beforeEach(() => editors.curate('ticker', leads))
  afterAll(() => parts.disposeAsync())

  const arrived = (page: Page) => page.locator('#arrived button')
  const publish = async (...headlines: string[]) => {
    for (const headline of headlines) await newsroom.publish({ headline })
  }

  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('who reads down the page on a %s is not moved: what is new waits and is counted', async (_device, viewport) => {
    await using front = await visit(browser, `${newsroom.url}/en`, { viewport })
    const { page } = front
    await front.live()
    const row = page.locator('#latest .row').nth(12)
    await row.scrollIntoViewIfNeeded()
    const scrolled = () => page.evaluate(() => Math.round(scrollY))
    const top = await scrolled()
    await page.mouse.wheel(0, 200)
    // To its end: a wheel scrolls over several frames.
    await eventually(scrolled).toBe(top + 200)
    const read = await row.locator('a[data-headline]').innerText()
    const place = () => page.locator('#latest .row', { hasText: read }).first().boundingBox()
    const before = await place()
    const shift = await shiftsOf(page)
    await publish('New one', 'New two', 'New three')
    await eventually(() => arrived(page).innerText()).toBe('3 new stories')
    expect(await place()).toEqual(before)
    expect(await shift()).toBeLessThan(MAX_SHIFT)
    await arrived(page).click()
    expect((await front.latest()).slice(0, 3)).toEqual(['New three', 'New two', 'New one'])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('New three')
    expect(await arrived(page).isVisible()).toBe(false)
  })

  test('what waits enters by itself when the reader goes back to the top', async () => {
    await using front = await visit(browser, `${newsroom.url}/en`)
    const { page } = front
    await front.live()
    await page.mouse.wheel(0, 500)
    await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(150)
    await publish('Patient')
    await arrived(page).waitFor()
    await page.mouse.wheel(0, -5_000)
    await eventually(front.latest).toContain('Patient')
    await arrived(page).waitFor({ state: 'hidden' })
  })

  test('a story that waits and is killed is not counted any more, and is nowhere', async () => {
    await using front = await visit(browser, `${newsroom.url}/en`)
    const { page } = front
    await front.live()
    await page.mouse.wheel(0, 500)
    await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(150)
    const { article } = await newsroom.publish({ headline: 'Poisonous' })
    await publish('Good')
    await eventually(() => arrived(page).innerText()).toBe('2 new stories')
    await editors.kill(article.id, 'A hoax')
    await eventually(() => arrived(page).innerText()).toBe('1 new story')
    expect(await page.content()).not.toContain('Poisonous')
    // Nobody has seen it, so nobody is told that it is gone.
    expect(await page.locator('#notice').isVisible()).toBe(false)
  })

  test('a reader pauses all updates: nothing changes then but what is withdrawn, and all is there after it', async () => {
    const { article } = await newsroom.publish({ headline: 'Old words', uri: 'tag:test,2026:words' })
    const { article: doomed } = await newsroom.publish({ headline: 'Doomed' })
    await using front = await visit(browser, `${newsroom.url}/en`)
    const { page } = front
    await front.live()
    await page.getByRole('button', { name: 'Pause updates' }).click()
    await editors.correct(article.id, 'New words', 'They were old')
    await publish('Meanwhile')
    await editors.curate('ticker', [...leads].reverse())
    await eventually(() => arrived(page).innerText()).toBe('1 new story')
    await editors.kill(doomed.id, 'Not true')
    await eventually(front.latest).not.toContain('Doomed')
    const latest = await front.latest()
    expect(latest).toContain('Old words')
    expect(await page.locator('.lead [data-headline]').innerText()).toBe('First')
    await page.getByRole('button', { name: 'Resume updates' }).click()
    await eventually(front.latest).toContain('New words')
    await eventually(() => page.locator('.lead [data-headline]').innerText()).toContain('Fourth')
    await eventually(front.latest).toContain('Meanwhile')
  })

  test('a pause holds what is killed off the page also where streams are blocked', async () => {
    const { article } = await newsroom.publish({ headline: 'Poisonous too' })
    await using wire = await openWire(newsroom.url)
    Object.assign(wire.lets, { sockets: false, streams: false })
    await using front = await visit(browser, `${wire.url}/en`)
    await front.page.locator('#connection[data-connection=polling]').waitFor()
    await front.page.getByRole('button', { name: 'Pause updates' }).click()
    await publish('Unseen')
    await editors.kill(article.id, 'A hoax')
    await eventually(front.latest).not.toContain('Poisonous too')
    expect(await front.latest()).not.toContain('Unseen')
  })

  test('no refresh shortens a list that has grown, nor opens a gap in it', async () => {
    await using front = await visit(browser, `${newsroom.url}/en`)
    await front.live()
    const before = await front.latest()
    await publish('Grown one', 'Grown two', 'Grown three')
    await eventually(front.latest).toEqual(['Grown three', 'Grown two', 'Grown one', ...before])
    await editors.curate('ticker', [...leads].reverse())
    await eventually(() => front.page.locator('.lead [data-headline]').innerText()).toContain('Fourth')
    const after = await front.latest()
    expect(after.slice(0, before.length + 3)).toEqual(['Grown three', 'Grown two', 'Grown one', ...before])
  })

  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])(
    'another lead story, also one in place of a killed one, moves nothing with a jump on a %s',
    async (_device, viewport) => {
      const { article } = await newsroom.publish({ headline: 'Lead to be killed', standfirst: 'In one line.' })
      await editors.curate('ticker', [article.id, ...leads])
      await using front = await visit(browser, `${newsroom.url}/en`, { viewport })
      const { page } = front
      const lead = () => page.locator('.lead').innerText()
      await front.live()
      const shift = await shiftsOf(page)
      await editors.curate('ticker', [leads[1] ?? '', article.id, leads[2] ?? ''])
      await eventually(lead).toContain('Second')
      await editors.curate('ticker', [article.id, leads[1] ?? '', leads[2] ?? ''])
      await eventually(lead).toContain('Lead to be killed')
      const { height } = (await page.locator('.lead').boundingBox()) ?? { height: 0 }
      await page.route('**/en**', (route) => route.abort())
      await editors.kill(article.id, 'Not true')
      // Without an answer of the server its box says what happened, and is no hole.
      await eventually(lead).toContain('withdrawn')
      expect((await page.locator('.lead').boundingBox())?.height).toBeCloseTo(height, 0)
      await page.unroute('**/en**')
      await editors.curate('ticker', [leads[3] ?? '', leads[2] ?? ''])
      await eventually(lead).toContain('Fourth')
      expect(await shift()).toBeLessThan(MAX_SHIFT)
    },
  )

  test('a lead that changes above does not move who reads below', async () => {
    await using front = await visit(browser, `${newsroom.url}/en`, { viewport: PHONE })
    const { page } = front
    await front.live()
    await page.locator('#latest .row').nth(14).scrollIntoViewIfNeeded()
    await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(600)
    const row = page.locator('#latest .row').nth(14)
    const before = (await row.boundingBox())?.y ?? 0
    const shift = await shiftsOf(page)
    await editors.curate('ticker', [leads[1] ?? '', leads[0] ?? '', leads[3] ?? ''])
    await eventually(() => page.locator('.lead [data-headline]').innerText()).toContain('Second')
    expect(Math.abs(((await row.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(1)
    expect(await shift()).toBeLessThan(MAX_SHIFT)
  })

  test('what is outside the news of an open page does not go stale: sections, the strip, the title', async () => {
    await editors.curate('ticker', [])
    const { article } = await newsroom.publish({ headline: 'Before' })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    const { page } = reader
    await reader.live()
    expect(await page.locator('#strip').isVisible()).toBe(false)
    await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
      input: { slug: 'weather', name: 'Weather' },
    })
    await editors.curate('ticker', leads)
    await editors.correct(article.id, 'After', 'It was before')
    await eventually(() => page.title()).toContain('After')
    await page.locator('.masthead').getByRole('link', { name: 'Weather' }).waitFor()
    await page.locator('#strip').waitFor()
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBe('After')
    expect(await page.locator('script[type="application/ld+json"]').innerText()).toContain('After')
  })
})
