import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openChromium } from '../browser/chromium.ts'
import { openWire, type Wire } from '../browser/wire.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'
import { eventually } from './eventually.ts'
import { DESKTOP, PHONE, visit } from './visit.ts'

/** Minimum duration of the network outage. By default it ends when the page has noticed; CUT_SECONDS lengthens it. */
const CUT_SECONDS = Number(process.env.CUT_SECONDS ?? 0)

describe.each(backends.slice(0, 1))('on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let editors: ReturnType<typeof editing>
  let proxy: Wire
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend))
    editors = editing(newsroom)
    proxy = parts.use(await openWire(newsroom.url))
  })
  afterAll(() => parts.disposeAsync())

  const countOf = (page: Awaited<ReturnType<typeof visit>>['page'], id: string) =>
    page.locator(`[data-article="${id}"]`).count()

  test.each(['it', 'en'])('on an open front page in %s news arrives, is corrected and vanishes', async (language) => {
    const lead = (await newsroom.publish({ headline: 'Lead', language })).article
    await editors.curate('ticker', [lead.id])
    await using front = await visit(browser, `${newsroom.url}/${language}`)
    await front.live()
    const { article } = await newsroom.publish({ headline: 'Tide', language, labels: ['live'] })
    await eventually(front.latest).toEqual(['Tide', 'Lead'])
    expect(await front.page.locator('#latest .age').first().innerText()).toBe(language === 'it' ? 'ora' : 'now')
    const other = await newsroom.publish({ headline: 'Elsewhere', language: language === 'it' ? 'en' : 'it' })

    await editors.correct(article.id, 'High tide', 'It was high')
    await eventually(front.latest).toEqual(['High tide', 'Lead'])
    await front.page.locator('#latest .corrected').waitFor()

    await editors.kill(lead.id, 'Not true')
    await eventually(() => countOf(front.page, lead.id)).toBe(0)
    const notice = language === 'it' ? 'ritirato dalla redazione' : 'withdrawn by the newsroom'
    expect(await front.page.getByRole('status').filter({ hasText: notice }).innerText()).not.toContain('Lead')
    // Another article leads now, which only the server can render.
    await eventually(() => front.page.locator('.lead [data-headline]').innerText()).toBe('High tide')
    expect(await front.latest()).toEqual(['High tide'])
    expect(front.wrong).toEqual([])
    const row = (await newsroom.publish({ headline: 'Only a row', language })).article
    await eventually(front.latest).toEqual(['Only a row', 'High tide'])
    // The page renders it without a request to the server.
    await front.page.route('**/*', (route) => route.abort())
    await editors.kill(row.id, 'Not true')
    await eventually(front.latest).toEqual(['High tide'])
    for (const { id } of [article, other.article]) await editors.kill(id, 'For the next test')
  })

  test('news that comes while the server makes the page anew stays on it', async () => {
    const lead = (await newsroom.publish({ headline: 'Lead' })).article
    await newsroom.publish({ headline: 'Next' })
    await editors.curate('ticker', [lead.id])
    await using front = await visit(browser, `${newsroom.url}/en`)
    await front.live()
    await front.page.route(`${newsroom.url}/en`, async (route) => {
      const before = await route.fetch()
      await newsroom.publish({ headline: 'Meanwhile' })
      await eventually(front.latest).toContain('Meanwhile')
      await route.fulfill({ response: before })
    })
    await editors.kill(lead.id, 'Not true')
    await eventually(() => front.page.locator('.lead [data-headline]').innerText()).toBe('Next')
    expect(await front.latest()).toContain('Meanwhile')
  })

  test('an open page of a story that is killed says so at once, on a phone too', async () => {
    const { article } = await newsroom.publish({ headline: 'Poisonous', bodyHtml: '<p>Untrue</p>' })
    await editors.curate('ticker', [article.id])
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`, { viewport: PHONE })
    await reader.live()
    await editors.kill(article.id, 'It was a hoax')
    await reader.page.getByRole('heading', { name: 'This story is no longer here' }).waitFor()
    await eventually(() => reader.page.locator('main').innerText()).toContain('It was a hoax')
    expect(await reader.page.locator('body').innerText()).not.toMatch(/Poisonous|Untrue/)
    expect(await reader.page.title()).not.toContain('Poisonous')
  })

  test('a live story grows while it is read, and a correction is shown on it', async () => {
    const { article } = await newsroom.publish({ headline: 'Flood', labels: ['live'] })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    await reader.live()
    await editors.post(article.id, '<p>The bridge is closed.</p>')
    await expect
      .poll(() => reader.page.locator('.post').allInnerTexts())
      .toEqual([expect.stringContaining('The bridge is closed.')])
    await editors.post(article.id, '<p>The bridge is open.</p>')
    await eventually(() => reader.page.locator('.post').count()).toBe(2)
    expect(await reader.page.locator('.post').first().innerText()).toContain('The bridge is open.')
    await editors.correct(article.id, 'High water', 'It was not a flood')
    await eventually(() => reader.page.locator('h1').innerText()).toBe('High water')
    expect(await reader.page.locator('.corrections').innerText()).toContain('It was not a flood')
  })

  test('all open pages of a language cost the gateway one execution, and each list one for all languages', async () => {
    const { article } = await newsroom.publish({ headline: 'Anywhere' })
    await editors.curate('ticker', [article.id])
    await editors.curate('in-evidenza', [article.id])
    const paths = ['/en', '/it', '/en/world', `/en/articles/${article.slug}`, '/en/search?q=tide']
    await using readers = new AsyncDisposableStack()
    for (const path of paths) await readers.use(await visit(browser, newsroom.url + path)).live()
    const open = async () => {
      const metrics = await (await fetch(`${newsroom.url}/metrics`)).text()
      return ['tickertape_subscribers', 'tickertape_channels'].map((name) =>
        Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics)?.[1]),
      )
    }
    const lists = ['ticker', 'in-evidenza']
    await eventually(open).toEqual([paths.length + 2 * lists.length, 2 + lists.length])
  })

  test('the page of a section gets its own news and that of the sections below it', async () => {
    await using section = await visit(browser, `${newsroom.url}/en/world`)
    await section.live()
    await newsroom.publish({ headline: 'A goal', section: 'sport' })
    const { article } = await newsroom.publish({ uri: 'tag:test,2026:treaty', headline: 'A treaty', section: 'europe' })
    await eventually(section.latest).toEqual(['A treaty'])
    await newsroom.publish({ uri: 'tag:test,2026:treaty', headline: 'A treaty', section: 'sport' })
    await eventually(() => countOf(section.page, article.id)).toBe(0)
  })

  test.each([
    ['it', 'phone'],
    ['it', 'desktop'],
    ['en', 'phone'],
    ['en', 'desktop'],
  ])(
    'after the network was cut nothing is missing and nothing is there twice, in %s on a %s',
    async (language, device) => {
      const publish = async (word: string) =>
        (await newsroom.publish({ headline: `${word} on a ${device}`, language })).article
      await publish('Before')
      const gone = await publish('Gone')
      const viewport = device === 'phone' ? PHONE : DESKTOP
      await using front = await visit(browser, `${proxy.url}/${language}`, { viewport })
      const words = async () =>
        (await front.latest()).filter((headline) => headline.endsWith(device)).map((headline) => headline.split(' ')[0])
      await front.live()
      proxy.cut()
      const over = sleep(CUT_SECONDS * 1_000)
      await front.page.locator('#connection[data-connection=offline]').waitFor()
      for (const word of ['One', 'Two', 'Three']) await publish(word)
      await editors.kill(gone.id, 'Not true')
      await over
      proxy.mend()
      await eventually(words).toEqual(['Three', 'Two', 'One', 'Before'])
      await front.live()
      await publish('Then')
      await eventually(words).toEqual(['Then', 'Three', 'Two', 'One', 'Before'])
    },
  )
})
