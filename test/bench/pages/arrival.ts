import type { Browser } from 'playwright-core'

/** Whatever the last one moved has come to rest by then. */
const REST_MS = 1_000

export interface Arrival {
  /** Of the wall clock: when the publish was acknowledged. */
  readonly acknowledgedAt: number
  readonly headline: string
}

/** Milliseconds from the acknowledgement of each publish to its row in an open page; below 0 when the row is earlier. */
export async function arrivals(
  browser: Browser,
  url: string,
  count: number,
  publish: () => Promise<Arrival>,
): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.locator('#connection[data-connection=live]').waitFor()
  const seen = await page.evaluateHandle(() => {
    const times = new Map<string, number>()
    const look = () => {
      for (const row of document.querySelectorAll('#latest [data-headline]')) {
        const headline = row.textContent ?? ''
        if (!times.has(headline)) times.set(headline, Date.now())
      }
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    return times
  })
  const took: number[] = []
  for (let at = 0; at < count; at++) {
    const { headline, acknowledgedAt } = await publish()
    await page.locator('#latest').getByText(headline, { exact: true }).waitFor()
    const seenAt = await seen.evaluate((times, headline) => times.get(headline), headline)
    took.push((seenAt ?? Number.NaN) - acknowledgedAt)
    await page.waitForTimeout(REST_MS)
  }
  await page.close()
  return took
}
