import type { Page } from 'playwright-core'

/** Where a text is left in an open page: its document, what assistive technology is told, and what the browser has stored. */
export async function leftovers(page: Page, text: string): Promise<string[]> {
  const shadows = await page.evaluate(() =>
    [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '').join(''),
  )
  const places = {
    document: await page.evaluate(() => document.documentElement.outerHTML),
    shadows,
    title: await page.title(),
    accessibility: await accessibility(page),
    storage: await page.evaluate(async () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await caches.keys(), await indexedDB.databases()]),
    ),
  }
  return Object.entries(places).flatMap(([place, content]) => {
    const at = content.indexOf(text)
    return at < 0 ? [] : `${place}: ${content.slice(Math.max(0, at - 120), at + 80)}`
  })
}

async function accessibility(page: Page): Promise<string> {
  const protocol = await page.context().newCDPSession(page)
  const tree = await protocol.send('Accessibility.getFullAXTree')
  await protocol.detach()
  return JSON.stringify(tree)
}
