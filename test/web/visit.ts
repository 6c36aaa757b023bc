import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface Visit extends AsyncDisposable {
  readonly page: Page
  /** What the browser complained of. */
  readonly wrong: string[]
  /** The headlines of the list of the latest. */
  latest(): Promise<string[]>
  /** Waits until the page says that it is live. */
  live(): Promise<void>
}

const PATIENCE_MS = 20_000

export const PHONE = { width: 360, height: 740 }
export const DESKTOP = { width: 1440, height: 900 }

/** Opens an address in a browser of its own settings. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto(address)
  return {
    page,
    wrong,
    latest: () => page.locator('#latest [data-headline]').allInnerTexts(),
    live: () => page.locator('#connection[data-connection=live]').waitFor(),
    [Symbol.asyncDispose]: () => context.close(),
  }
}
