import type { Browser, CDPSession } from 'playwright-core'

/** Of a phone that is four times slower than this machine. */
const SLOWER = 4
/** Whatever slides has come to rest by then. */
const SETTLED_MS = 1_500

export interface FirstView {
  /** On the wire, compressed, without pictures. */
  readonly bytes: Readonly<Record<string, number>>
  readonly pictures: number
  readonly foreign: number
  readonly firstPaintMs: number
}

/** What the first look at a page costs a reader who has never been there. */
export async function firstView(browser: Browser, url: string): Promise<FirstView> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const loaded = await watched(protocol)
  await page.goto(url)
  await page.locator('#connection[data-connection=live]').waitFor()
  const firstPaintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  const found = [...loaded.values()]
  const bytes: Record<string, number> = {}
  for (const { type, size } of found) if (type !== 'Image') bytes[type] = (bytes[type] ?? 0) + size
  await context.close()
  return {
    bytes,
    pictures: found.filter(({ type }) => type === 'Image').length,
    foreign: found.filter((one) => new URL(one.url).origin !== new URL(url).origin).length,
    firstPaintMs: firstPaintMs ?? Number.NaN,
  }
}

interface Loaded {
  readonly url: string
  readonly type: string
  readonly size: number
}

/** All that goes over the network, with its headers. */
async function watched(protocol: CDPSession): Promise<ReadonlyMap<string, Loaded>> {
  const loaded = new Map<string, Loaded>()
  await protocol.send('Network.enable')
  protocol.on('Network.responseReceived', ({ requestId, type, response: { url } }) => {
    if (url.startsWith('http')) loaded.set(requestId, { url, type, size: 0 })
  })
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId)
    if (one) loaded.set(requestId, { ...one, size: encodedDataLength })
  })
  return loaded
}

/** How far things jump while stories arrive; 0 when nothing does. */
export async function shiftOf(browser: Browser, url: string, arrive: () => Promise<void>): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.locator('#connection[data-connection=live]').waitFor()
  // Shifts of the loading are none of this.
  await page.waitForTimeout(SETTLED_MS)
  const shifts = await page.evaluateHandle(() => {
    const values: number[] = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) values.push(Number(entry.value))
    }).observe({ type: 'layout-shift' })
    return values
  })
  await arrive()
  await page.waitForTimeout(SETTLED_MS)
  const values = await shifts.jsonValue()
  await page.close()
  return values.reduce((sum, one) => sum + one, 0)
}
