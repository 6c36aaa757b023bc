import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { openWire, type Wire } from '../browser/wire.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'
import { eventually } from './eventually.ts'
import { visit } from './visit.ts'

/** A stream that ends sooner counts as blocked by a proxy. */
const LASTING_MS = 4_000

describe.each(backends.slice(0, 1))('the list of featured stories, on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let editors: ReturnType<typeof editing>
  let proxy: Wire
  const stories: string[] = []
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    editors = editing(newsroom)
    proxy = parts.use(await openWire(newsroom.url))
    for (const headline of ['Lead', 'Two', 'Three', 'A', 'B', 'C', 'D']) {
      stories.push((await newsroom.publish({ headline, language: 'it' })).article.id)
    }
  })
  afterAll(() => parts.disposeAsync())

  /** Sets both curations, as indexes into `stories`. */
  const order = async (featured = [3, 4, 5, 6], leads = [0, 1, 2]) => {
    const ids = (places: readonly number[]) => places.flatMap((place) => stories[place] ?? [])
    await editors.curate('ticker', ids(leads))
    await editors.curate('in-evidenza', ids(featured))
  }

  test.each([
    ['web sockets', { sockets: true, streams: true }],
    ['questions now and then', { sockets: false, streams: false }],
  ])('changes on an open front page that is told by %s, and nothing jumps', async (_way, lets) => {
    await using wire = await openWire(newsroom.url)
    Object.assign(wire.lets, lets)
    await order()
    await using front = await visit(browser, `${wire.url}/it`)
    const { page } = front
    const cards = () => page.locator('.cards [data-headline]').allInnerTexts()
    const leads = () => page.locator('#top [data-headline]').allInnerTexts()
    await page.locator(`#connection[data-connection=${lets.streams ? 'live' : 'polling'}]`).waitFor()
    await page.locator('.cards').scrollIntoViewIfNeeded()
    const shift = await page.evaluateHandle(() => {
      const seen = { shift: 0 }
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += 'value' in entry ? Number(entry.value) : 0
      }).observe({ type: 'layout-shift' })
      return seen
    })
    await order([6, 5, 4, 3])
    await eventually(cards).toEqual(['D', 'C', 'B', 'A'])
    await order([6, 3, 0])
    // The lead story is not repeated below.
    await eventually(cards).toEqual(['D', 'A'])
    await order([6, 5, 3, 4])
    await eventually(cards).toEqual(['D', 'C', 'A', 'B'])
    expect(await shift.evaluate(({ shift }) => shift)).toBeLessThan(0.02)
    await order([6, 0, 3], [4, 5])
    await eventually(leads).toEqual(['B', 'C'])
    await eventually(cards).toEqual(['D', 'Lead', 'A'])
    expect(await page.locator('#strip-list [data-headline]').allInnerTexts()).toEqual(['B', 'C'])
  })

  test('asks the server for nothing while it stays as it is, whatever is said of its stories', async () => {
    await order()
    await using front = await visit(browser, `${newsroom.url}/it`)
    const asked: string[] = []
    await front.live()
    front.page.on('request', (request) => asked.push(request.url()))
    await editors.correct(stories[3] ?? '', 'A, corrected', 'It was wrong')
    await eventually(() => front.page.locator('.cards [data-headline]').first().innerText()).toBe('A, corrected')
    await newsroom.publish({ headline: 'After it', language: 'it' })
    await eventually(front.latest).toContain('After it')
    expect(asked).toEqual([])
  })

  test('is followed as before when the network comes back between two tries', async () => {
    await using wire = await openWire(newsroom.url)
    await order()
    await using front = await visit(browser, `${wire.url}/it`)
    await front.live()
    await sleep(LASTING_MS)
    let tries = 0
    Object.defineProperty(wire.lets, 'sockets', { get: () => ++tries > 1 })
    wire.cut()
    wire.mend()
    await eventually(async () => tries).toBe(2)
    await front.live()
    await order([4, 3])
    await eventually(() => front.page.locator('.cards [data-headline]').allInnerTexts()).toEqual(['B', 'A, corrected'])
  })

  test('is that of the editors after the network was cut, each story once', async () => {
    await order()
    await using front = await visit(browser, `${proxy.url}/it`)
    await front.live()
    proxy.cut()
    await front.page.locator('#connection[data-connection=offline]').waitFor()
    const { article } = await newsroom.publish({ headline: 'Cut', language: 'it' })
    stories.push(article.id)
    await order([7, 6, 3])
    await editors.kill(stories[6] ?? '', 'Not true')
    proxy.mend()
    const cards = () => front.page.locator('.cards [data-headline]').allInnerTexts()
    await eventually(async () => (await cards()).map((headline) => headline.split(',')[0])).toEqual(['Cut', 'A'])
    await front.live()
    expect((await front.latest()).filter((headline) => headline === 'Cut')).toEqual(['Cut'])
    await order([3, 7])
    await eventually(async () => (await cards()).map((headline) => headline.split(',')[0])).toEqual(['A', 'Cut'])
  })
})
