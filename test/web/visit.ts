import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface Visit extends AsyncDisposable {
  readonly page: Page
  /** Errors and warnings of the browser's console. */
  readonly wrong: string[]
  /** The headlines under "Latest news". */
  latest(): Promise<string[]>
  /** Resolves when the page shows that it is live. */
  live(): Promise<void>
}

const PATIENCE_MS = 20_000

export const PHONE = { width: 360, height: 740 }
export const DESKTOP = { width: 1440, height: 900 }

/** Opens a URL in a browser context with these settings. */
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
