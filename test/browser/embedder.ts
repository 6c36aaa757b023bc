import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'

/** Another site, whose Content-Security-Policy allows only the ticker of one gateway. */
export interface Embedder extends AsyncDisposable {
  readonly origin: string
  /** Opens its page with a ticker that has these attributes. */
  open(browser: Browser, gateway: string, attributes?: string): Promise<Visit>
  /** Opens its page with HTML copied from /embed. */
  openLine(browser: Browser, gateway: string, line: string): Promise<Visit>
}

export interface Visit extends AsyncDisposable {
  readonly page: Page
  /** Errors and warnings of the browser's console. */
  readonly wrong: string[]
  headlines(): Promise<string[]>
}

export async function openEmbedder(): Promise<Embedder> {
  const server = createServer(({ url }, response) => {
    const parameters = new URL(url ?? '/', 'http://localhost').searchParams
    const gateway = parameters.get('gateway') ?? ''
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        `default-src 'none'; script-src ${gateway}; connect-src ${gateway} ${gateway.replace(/^http/, 'ws')}`,
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      ].join('; '),
    })
    response.end(`<!doctype html><html lang="en"><title>Elsewhere</title><main><h1>Elsewhere</h1>
      ${parameters.get('line')}</main></html>`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const openLine = async (browser: Browser, gateway: string, line: string): Promise<Visit> => {
    const page = await browser.newPage()
    const wrong: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    page.on('pageerror', (error) => wrong.push(String(error)))
    await page.goto(`${origin}/?${new URLSearchParams({ gateway, line })}`)
    return {
      page,
      wrong,
      headlines: () => page.locator('news-ticker a').allInnerTexts(),
      [Symbol.asyncDispose]: () => page.close(),
    }
  }
  return {
    origin,
    openLine,
    open(browser, gateway, attributes = '') {
      const script = `<script async crossorigin src="${gateway}/ticker.js"></script>`
      return openLine(browser, gateway, `${script}<news-ticker src="${gateway}" ${attributes}></news-ticker>`)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
