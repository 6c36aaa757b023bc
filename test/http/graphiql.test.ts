import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLES } from '../../src/http/graphiql/graphiql-examples.ts'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
// Nine megabytes of editor to be read by a machine that is busy with other tests.
const PATIENCE_MS = 25_000

/** GraphiQL in a browser that can reach nothing but this gateway, with all that went wrong in it. */
async function openGraphiql(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1600 } })
  page.setDefaultTimeout(PATIENCE_MS)
  const wrong: string[] = []
  await page.route(
    ({ origin, protocol }) => protocol.startsWith('http') && origin !== url,
    (route) => {
      wrong.push(`asked for ${route.request().url()}`)
      return route.abort()
    },
  )
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto(`${url}/graphql`)
  return { page, wrong, [Symbol.asyncDispose]: () => page.close() }
}

/** Opens a tab by the name of its operation and runs it. */
async function run(page: Page, operation: string): Promise<void> {
  await page.locator('.graphiql-query-editor').getByText('Latest', { exact: true }).waitFor()
  await page.getByRole('button', { name: operation, exact: true }).click()
  // It knows what to run once it has noted which tab is open, some time after it shows it.
  await page.waitForFunction((name) => {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}')
    return tabs?.[activeTabIndex].operationName === name
  }, operation)
  await page.getByRole('button', { name: /^Execute/ }).click()
}

const result = (page: Page, text: string) => page.locator('.result-window').getByText(text).first().waitFor()

describe.each(backends)('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS }).catch((error: unknown) => {
      throw new Error(`Chromium does not start at ${CHROMIUM}. Install it, or set CHROMIUM_PATH.`, { cause: error })
    })
    newsroom = await openNewsroom(backend)
    await newsroom.publish({ section: 'world', headline: 'Tide', tags: ['Sea'], authors: ['Ada Quay'] })
  })
  afterAll(async () => {
    await browser?.close()
    await newsroom?.[Symbol.asyncDispose]()
  })

  test('a first visitor finds every example in a tab of its own, and nothing from other sites', async () => {
    await using visit = await openGraphiql(browser, newsroom.url)
    const tabs = visit.page.locator('.graphiql-tab')
    await tabs.nth(EXAMPLES.length - 1).waitFor()
    expect(await tabs.allInnerTexts()).toEqual(['Latest', 'Section', 'Live', 'Ticker', 'Publish', 'Search'])
    expect(visit.wrong).toEqual([])
  })

  test('the nested query of the second tab shows news', async () => {
    await using visit = await openGraphiql(browser, newsroom.url)
    await run(visit.page, 'Section')
    await result(visit.page, '"Tide"')
    await result(visit.page, '"Ada Quay"')
    expect(visit.wrong).toEqual([])
  })

  test('the live query of the third tab shows a story as it is published', async () => {
    await using visit = await openGraphiql(browser, newsroom.url)
    await run(visit.page, 'Live')
    await result(visit.page, '"Tide"')
    await newsroom.publish({ headline: 'Bridge closed' })
    await result(visit.page, '"Bridge closed"')
    expect(visit.wrong).toEqual([])
  })

  test('the subscription of the fourth tab shows a story as it is published', async () => {
    await using visit = await openGraphiql(browser, newsroom.url)
    await run(visit.page, 'Ticker')
    const subscribers = async () =>
      /^tickertape_subscribers 1$/m.test(await (await fetch(`${newsroom.url}/metrics`)).text())
    await expect.poll(subscribers, { timeout: PATIENCE_MS }).toBe(true)
    await newsroom.publish({ headline: 'Flood in the north' })
    await result(visit.page, '"Flood in the north"')
    expect(visit.wrong).toEqual([])
  })

  test('the page of GraphiQL is not for other sites to frame, and is sent once', async () => {
    const headers = { accept: 'text/html' }
    const page = await fetch(`${newsroom.url}/graphql`, { headers })
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(await page.text()).not.toMatch(/<script[^>]+src=["']?https?:|<link[^>]+href=["']?https?:/)
    const etag = page.headers.get('etag') ?? ''
    const again = await fetch(`${newsroom.url}/graphql`, { headers: { ...headers, 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})
