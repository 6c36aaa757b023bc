import type { Page } from 'playwright-core'

/** Sums the layout shifts of the page from now on. */
export async function shiftsOf(page: Page): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle(() => {
    const sum = { shift: 0 }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum.shift += 'value' in entry ? Number(entry.value) : 0
    }).observe({ type: 'layout-shift' })
    return sum
  })
  return () => seen.evaluate(({ shift }) => shift)
}
