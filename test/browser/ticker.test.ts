import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { problems } from './axe.ts'
import { openChromium } from './chromium.ts'
import { type Embedder, openEmbedder, type Visit } from './embedder.ts'
import { openWire, type Wire } from './wire.ts'

const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'

const state = ({ page }: Visit) => page.locator('news-ticker').getByRole('status').first()
const isLive = (visit: Visit) => expect.poll(() => state(visit).innerText(), { timeout: 20_000 }).toBe('Live')
const shows = (visit: Visit, headlines: readonly string[]) =>
  expect.poll(visit.headlines, { timeout: 30_000 }).toEqual(headlines)

/** Records the connection states that the ticker shows from now on. */
async function statesOf(visit: Visit): Promise<() => Promise<string[]>> {
  await state(visit).evaluate((element) => {
    const seen = [element.textContent]
    Object.assign(element, { seen })
    new MutationObserver(() => seen.push(element.textContent)).observe(element, { childList: true })
  })
  return () => state(visit).evaluate((element) => ('seen' in element ? Object(element.seen) : []))
}

// Browser code does not depend on the backend: one run is enough.
describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let elsewhere: Embedder
  let newsroom: Newsroom
  let proxy: Wire
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    elsewhere = parts.use(await openEmbedder())
    newsroom = parts.use(await openNewsroom(backend, { ALLOWED_ORIGINS: elsewhere.origin }))
    proxy = parts.use(await openWire(newsroom.url))
  })
  afterAll(() => parts.disposeAsync())
  beforeEach(() => {
    proxy.lets.sockets = proxy.lets.streams = true
    proxy.mend(newsroom.url)
  })

  const metricsText = async () => (await fetch(`${newsroom.url}/metrics`)).text()
  /** Payloads delivered: one for each event and reader. */
  const delivered = async () => Number(/^tickertape_delivered_total (\d+)$/m.exec(await metricsText())?.[1] ?? 0)

  /** Each test has its own section and sees no articles of another test. */
  let sections = 0
  async function openSection(): Promise<string> {
    const slug = `desk-${++sections}`
    await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
      input: { slug, name: `Desk ${sections}`, parent: 'news' },
    })
    return slug
  }

  test('a page elsewhere, with the strictest policy, shows what is published, corrected and killed', async () => {
    const section = await openSection()
    const { article } = await newsroom.publish({ section, headline: 'Tide', labels: ['video', 'live'] })
    await newsroom.publish({ headline: 'Of another section' })
    await using visit = await elsewhere.open(browser, newsroom.url, `sections="${section}"`)
    await shows(visit, ['Tide'])
    await isLive(visit)
    const item = visit.page.locator('news-ticker').getByRole('listitem').filter({ hasText: 'Tide' })
    expect(await item.innerText()).toMatch(/^Desk \d+\nnow\nLIVE\nVIDEO\nTide$/)
    expect(await item.getByRole('link').getAttribute('href')).toContain(article.slug)

    await newsroom.publish({ section, headline: 'Flood' })
    await shows(visit, ['Flood', 'Tide'])
    await newsroom.ask(CORRECT, {
      input: { article: { id: article.id }, text: 'The tide is high.', headline: 'High tide' },
    })
    await shows(visit, ['Flood', 'High tide'])
    await newsroom.ask(KILL, { input: { article: { id: article.id }, reason: 'Not true' } })
    await shows(visit, ['Flood'])
    expect(visit.wrong).toEqual([])
    // New items are translucent while they are animated.
    await visit.page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await problems(visit.page)).toEqual([])
  })

  test('after the network was cut nothing is missing and nothing is there twice', async () => {
    const section = await openSection()
    await newsroom.publish({ section, headline: 'Before' })
    await using visit = await elsewhere.open(browser, proxy.url, `sections="${section}"`)
    await isLive(visit)
    await newsroom.publish({ section, headline: 'Just before' })
    await shows(visit, ['Just before', 'Before'])
    const before = await delivered()
    const states = await statesOf(visit)
    proxy.cut()
    await expect.poll(() => state(visit).innerText(), { timeout: 20_000 }).toContain('Offline')
    for (const headline of ['First', 'Second', 'Third']) await newsroom.publish({ section, headline })
    expect(await visit.headlines()).toEqual(['Just before', 'Before'])
    proxy.mend()
    await shows(visit, ['Third', 'Second', 'First', 'Just before', 'Before'])
    await isLive(visit)
    await newsroom.publish({ section, headline: 'After' })
    await shows(visit, ['After', 'Third', 'Second', 'First', 'Just before', 'Before'])
    // No headline arrives twice. Missed ones arrive over the stream, or in a query that precedes it.
    expect((await delivered()) - before).toBeLessThanOrEqual(4)
    // A response from the browser's cache does not mean that the gateway is reachable.
    expect(await states()).not.toContain('Updated every few seconds')
  })

  test('a browser that notices the disconnection shows it at once, and reconnects at once', async () => {
    const section = await openSection()
    await using visit = await elsewhere.open(browser, newsroom.url, `sections="${section}"`)
    await isLive(visit)
    await visit.page.context().setOffline(true)
    await expect.poll(() => state(visit).innerText()).toContain('Offline')
    await newsroom.publish({ section, headline: 'Meanwhile' })
    await visit.page.context().setOffline(false)
    await shows(visit, ['Meanwhile'])
    await isLive(visit)
  })

  test('where the log is another one than before it shows what that one has, and goes on', async () => {
    const section = await openSection()
    await newsroom.publish({ section, headline: 'Of the log before' })
    await using visit = await elsewhere.open(browser, proxy.url, `sections="${section}, sport"`)
    await isLive(visit)
    await using restored = await openNewsroom(backend, { ALLOWED_ORIGINS: elsewhere.origin })
    await restored.ask(
      'mutation ($slug: String!) { upsertSection(input: { slug: $slug, name: "Desk" }) { section { id } } }',
      {
        slug: section,
      },
    )
    await restored.publish({ section, headline: 'Restored' })
    proxy.cut()
    proxy.mend(restored.url)
    await shows(visit, ['Restored'])
    await restored.publish({ section: 'sport', headline: 'Live again' })
    await shows(visit, ['Live again', 'Restored'])
    await isLive(visit)
  })

  test('where sockets are blocked it is live all the same', async () => {
    const section = await openSection()
    proxy.lets.sockets = false
    await using visit = await elsewhere.open(browser, proxy.url, `sections="${section}"`)
    await isLive(visit)
    await newsroom.publish({ section, headline: 'By events' })
    await shows(visit, ['By events'])
    const [streamed] = await Promise.all([
      visit.page.waitForRequest(`${proxy.url}/graphql/stream`),
      Promise.resolve(proxy.cut()).then(() => proxy.mend()),
    ])
    expect(streamed.postDataJSON().variables.after).toBeTruthy()
    await newsroom.publish({ section, headline: 'And again' })
    await shows(visit, ['And again', 'By events'])
  })

  test('where streams are blocked too it asks now and then, and says so', async () => {
    const section = await openSection()
    proxy.lets.sockets = proxy.lets.streams = false
    await using visit = await elsewhere.open(browser, proxy.url, `sections="${section}"`)
    const states = await statesOf(visit)
    await expect.poll(states, { timeout: 20_000 }).toContain('Updated every few seconds')
    await newsroom.publish({ section, headline: 'Asked for' })
    // The browser fires `online` when the network changes, so the ticker retries at once.
    const changeNetwork = () => visit.page.evaluate(() => void dispatchEvent(new Event('online')))
    await changeNetwork()
    await shows(visit, ['Asked for'])
    expect(await states()).not.toContain('Live')
    proxy.lets.sockets = true
    await expect.poll(() => changeNetwork().then(states), { timeout: 20_000 }).toContain('Live')
    expect(await states()).not.toContain('Offline')
  })

  test('a reader with a keyboard pauses it: nothing moves then, but what is killed goes', async () => {
    const section = await openSection()
    const { article } = await newsroom.publish({ section, headline: 'Wrong' })
    await newsroom.publish({ section, headline: 'Right' })
    await using visit = await elsewhere.open(browser, newsroom.url, `sections="${section}" max="2"`)
    await shows(visit, ['Right', 'Wrong'])
    await isLive(visit)
    await visit.page.keyboard.press('Tab')
    await visit.page.keyboard.press('Enter')
    await newsroom.publish({ section, headline: 'New' })
    await visit.page.getByRole('button', { name: 'Resume, 1 new' }).waitFor()
    expect(await visit.headlines()).toEqual(['Right', 'Wrong'])
    await newsroom.ask(KILL, { input: { article: { id: article.id }, reason: 'Not true' } })
    await shows(visit, ['Right'])
    await visit.page.keyboard.press('Space')
    await shows(visit, ['New', 'Right'])
    // Tab order: the button, then the links.
    await visit.page.keyboard.press('Tab')
    expect(await visit.page.locator('news-ticker a:focus').innerText()).toBe('New')
  })

  test('it speaks Italian: news, names of sections and ages', async () => {
    const section = await openSection()
    await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
      input: { slug: section, name: 'World', names: [{ language: 'it', text: 'Mondo' }] },
    })
    await newsroom.publish({ section, headline: 'Marea', language: 'it' })
    await newsroom.publish({ section, headline: 'Tide', language: 'en' })
    await using visit = await elsewhere.open(browser, newsroom.url, `sections="${section}" language="it"`)
    await shows(visit, ['Marea'])
    const items = visit.page.locator('news-ticker').getByRole('listitem')
    expect(await items.allInnerTexts()).toEqual(['Mondo\nora\nMarea'])
    await visit.page.getByRole('button', { name: 'Pausa' }).waitFor()
  })

  test('screen readers announce one headline, and not those that follow right after it', async () => {
    const section = await openSection()
    await newsroom.publish({ section, headline: 'There already' })
    await using visit = await elsewhere.open(browser, newsroom.url, `sections="${section}"`)
    await isLive(visit)
    for (const headline of ['One', 'Two', 'Three']) await newsroom.publish({ section, headline })
    await shows(visit, ['Three', 'Two', 'One', 'There already'])
    const spoken = visit.page.locator('news-ticker').getByRole('status').nth(1)
    expect(await spoken.innerText()).toBe('One')
  })

  test('a site that is not allowed gets an error, which its developer sees in the console', async () => {
    await using stranger = await openEmbedder()
    await using visit = await stranger.open(browser, newsroom.url)
    await visit.page.getByText('This site may not show this ticker.').waitFor()
    expect(visit.wrong.at(-1)).toContain(`Add it to its ALLOWED_ORIGINS`)
  })

  test('tickers that choose the same share one execution, however they write it and however much they show', async () => {
    const [one, other] = [await openSection(), await openSection()]
    const counted = async () => {
      const metrics = await metricsText()
      return ['channels', 'subscribers'].map((name) =>
        Number(new RegExp(`^tickertape_${name} (\\d+)$`, 'm').exec(metrics)?.[1]),
      )
    }
    await expect.poll(counted).toEqual([0, 0])
    await using first = await elsewhere.open(browser, newsroom.url, `sections="${one},${other}" language="it" max="3"`)
    await using second = await elsewhere.open(
      browser,
      newsroom.url,
      `sections=" ${other}, ${one},${one}" language="it"`,
    )
    await expect.poll(() => first.page.locator('news-ticker').getByText('In diretta').count()).toBe(1)
    await expect.poll(() => second.page.locator('news-ticker').getByText('In diretta').count()).toBe(1)
    await expect.poll(counted).toEqual([1, 2])
  })

  test('it works where the operator trusts only some documents', async () => {
    await using strict = await openNewsroom(backend, {
      ALLOWED_ORIGINS: elsewhere.origin,
      TRUSTED_DOCUMENTS: fileURLToPath(new URL('../../src/syndication/operations', import.meta.url)),
    })
    await using visit = await elsewhere.open(browser, strict.url)
    await isLive(visit)
    await strict.publish({ headline: 'Trusted' })
    await shows(visit, ['Trusted'])
  })

  test('it is smaller than 15 KB', async () => {
    const response = await fetch(`${newsroom.url}/ticker.js`)
    expect(gzipSync(await response.bytes()).length).toBeLessThan(15 * 1024)
  })
})
