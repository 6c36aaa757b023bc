import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openChromium } from '../../browser/chromium.ts'
import { openEmbedder } from '../../browser/embedder.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { editing } from '../edit.ts'
import { eventually } from '../eventually.ts'
import { visit } from '../visit.ts'
import { leftovers } from './leftovers.ts'

const KILLED = 'Poisonous'

describe.each(backends.slice(0, 1))('what is no longer public, on $name', (backend) => {
  let browser: Browser
  let newsroom: Newsroom
  let editors: ReturnType<typeof editing>
  const parts = new AsyncDisposableStack()
  beforeAll(async () => {
    browser = await openChromium()
    parts.defer(() => browser.close())
    newsroom = parts.use(await openNewsroom(backend, { ALLOWED_ORIGINS: '*' }))
    editors = editing(newsroom)
    // So that something else leads.
    await newsroom.publish({ headline: 'Harmless', uri: 'tag:test,2026:harmless' })
  })
  afterAll(() => parts.disposeAsync())

  const poison = (fields: object = {}) =>
    newsroom.publish({
      headline: `${KILLED} well`,
      standfirst: `${KILLED} lines`,
      bodyHtml: `<p>${KILLED} words</p>`,
      tags: [`${KILLED} tag`],
      ...fields,
    })

  const expire = (headline: string, uri: string) =>
    newsroom.publish({ headline, uri, expiresAt: new Date(Date.now() + 1_000).toISOString() })

  test.each([
    ['the front page', () => '/en'],
    ['the page of its section', () => '/en/news'],
    ['its own page', (own: string) => `/en/articles/${own}`],
    ['a search that finds it', () => '/en/search?q=well'],
    ['the page of another story that names it', (_own: string, other: string) => `/en/articles/${other}`],
  ])('nothing of a killed story is left on %s, wherever one looks', async (place, pathOf) => {
    const uri = `tag:test,2026:${place.replaceAll(' ', '-')}`
    const { article } = await poison({ labels: ['live'], uri })
    await editors.post(article.id, `<p>${KILLED} post</p>`)
    const { article: other } = await newsroom.publish({ headline: 'Harmless neighbour', related: [{ uri }] })
    for (const list of ['ticker', 'in-evidenza']) await editors.curate(list, [article.id])
    await using reader = await visit(browser, newsroom.url + pathOf(article.slug, other.slug))
    await reader.live()
    expect(await leftovers(reader.page, KILLED)).not.toEqual([])
    // The server has nothing to say any more: the page alone empties itself.
    await reader.page.route('**/en**', (route) => route.abort())
    await editors.kill(article.id, 'It was a hoax')
    await eventually(() => leftovers(reader.page, KILLED)).toEqual([])
  })

  test('a ticker that is paused, or that has just said it, keeps nothing of a killed story', async () => {
    await using elsewhere = await openEmbedder()
    for (const paused of [false, true]) {
      await using open = await elsewhere.open(browser, newsroom.url)
      const { page } = open
      await page.locator('news-ticker').getByText('Live', { exact: true }).waitFor()
      if (paused) await page.getByRole('button', { name: 'Pause' }).click()
      await newsroom.publish({ headline: 'Said first' })
      const { article } = await poison()
      const other = await newsroom.publish({ headline: `${KILLED} again` })
      if (paused) await page.getByRole('button', { name: 'Resume, 3 new' }).waitFor()
      else
        await page
          .locator('news-ticker')
          .getByRole('link', { name: `${KILLED} again` })
          .waitFor()
      for (const { id } of [article, other.article]) await editors.kill(id, 'It was a hoax')
      await eventually(() => leftovers(page, KILLED)).toEqual([])
      if (paused) await page.getByRole('button', { name: 'Resume, 1 new' }).waitFor()
    }
  })

  test('a ticker stops saying the headline that it said last when its story is killed', async () => {
    await using elsewhere = await openEmbedder()
    await using open = await elsewhere.open(browser, newsroom.url)
    const ticker = open.page.locator('news-ticker')
    await ticker.getByText('Live', { exact: true }).waitFor()
    const { article } = await poison()
    const said = ticker.getByRole('status').nth(1)
    await eventually(() => said.innerText()).toContain(KILLED)
    await editors.kill(article.id, 'It was a hoax')
    await eventually(() => said.innerText()).toBe('')
    expect(await leftovers(open.page, KILLED)).toEqual([])
  })

  test('a translation that is killed is no longer led to from the story in the other language', async () => {
    const { article } = await newsroom.publish({ headline: 'Harmless well', uri: 'tag:test,2026:source' })
    const { article: translation } = await newsroom.publish({
      language: 'it',
      headline: 'Velenoso',
      translationOf: { uri: 'tag:test,2026:source' },
    })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    await reader.live()
    expect(await leftovers(reader.page, 'velenoso')).not.toEqual([])
    await reader.page.route('**/en**', (route) => route.abort())
    await editors.kill(translation.id, 'It was a hoax')
    await eventually(() => leftovers(reader.page, 'velenoso')).toEqual([])
    expect(await reader.page.locator('.edition a').last().getAttribute('href')).toBe('/it')
  })

  test('a post that is deleted is gone from open pages, also where the server says nothing more', async () => {
    const { article } = await newsroom.publish({ headline: 'Flood', labels: ['live'] })
    await editors.post(article.id, `<p>${KILLED} post</p>`, { key: 'rumour' })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    await reader.live()
    await reader.page.route('**/en**', (route) => route.abort())
    await newsroom.ask('mutation ($input: RemoveLivePostInput!) { removeLivePost(input: $input) { cursor } }', {
      input: { article: { id: article.id }, key: 'rumour' },
    })
    await eventually(() => leftovers(reader.page, KILLED)).toEqual([])
  })

  test('of two stories that are withdrawn and one that expires readers are told all, and of none which', async () => {
    const stories = []
    for (const headline of ['One', 'Two', 'Three']) {
      stories.push((await newsroom.publish({ headline, uri: `tag:test,2026:${headline}` })).article)
    }
    await using front = await visit(browser, `${newsroom.url}/en`)
    await front.live()
    const [one, two] = stories.map(({ id }) => id)
    const told = front.page.locator('#notice p')
    await editors.withhold(one ?? '', 'Checking')
    await editors.kill(two ?? '', 'Not true')
    await eventually(() => told.innerText()).toBe('2 stories that were here have been withdrawn by the newsroom.')
    await expire('Three', 'tag:test,2026:Three')
    await eventually(() => told.innerText()).toBe(
      '2 stories that were here have been withdrawn by the newsroom. A story that was here has expired.',
    )
    await front.page.getByRole('button', { name: 'Close' }).click()
    expect(await front.page.locator('#notice').isVisible()).toBe(false)
  })

  test('an open page of a story that expires says that it has expired', async () => {
    const { article } = await newsroom.publish({ headline: 'For a day', uri: 'tag:test,2026:day' })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    await reader.live()
    await expire('For a day', 'tag:test,2026:day')
    const main = reader.page.locator('main')
    await eventually(() => main.innerText()).toContain('which has expired')
    expect(await main.innerText()).not.toContain('withdrawn')
    await reader.page.reload()
    expect(await main.innerText()).toContain('which has expired')
  })

  test('a story that is withheld, then killed, ends as a killed one; one that is published again is read again', async () => {
    const { article } = await newsroom.publish({ headline: 'Doubtful', uri: 'tag:test,2026:doubt' })
    const { article: other } = await newsroom.publish({ headline: 'Cleared', uri: 'tag:test,2026:cleared' })
    await using reader = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    await using second = await visit(browser, `${newsroom.url}/en/articles/${other.slug}`)
    for (const { live } of [reader, second]) await live()
    const main = reader.page.locator('main')
    await editors.withhold(article.id, 'We are checking')
    await eventually(() => main.innerText()).toContain('The newsroom has withdrawn it.')
    // Also a page that was opened in the meantime.
    await using late = await visit(browser, `${newsroom.url}/en/articles/${article.slug}`)
    await late.live()
    await editors.kill(article.id, 'It was a hoax')
    for (const { page } of [reader, late]) {
      await eventually(() => page.locator('main').innerText()).toContain('withdrawn it for good')
      await eventually(() => page.locator('main').innerText()).toContain('It was a hoax')
    }
    await editors.withhold(other.id, 'We are checking')
    await second.page.getByRole('heading', { name: 'This story is no longer here' }).waitFor()
    await newsroom.publish({ headline: 'Cleared', uri: 'tag:test,2026:cleared' })
    await second.page.getByRole('heading', { name: 'Cleared', level: 1 }).waitFor()
    expect(await second.page.title()).toContain('Cleared')
  })
})
