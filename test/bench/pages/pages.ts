import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mintToken } from '../../../src/access/tokens.ts'
import { readOperation } from '../../../src/web/operations.ts'
import { TEST_SECRET } from '../../backends.ts'
import { openChromium } from '../../browser/chromium.ts'
import { openOn } from '../../newsroom.ts'
import { type FirstView, firstView, shiftOf } from './first-view.ts'
import { median, serverTime } from './server-time.ts'

const MAX_FIRST_VIEW_BYTES = 60_000
const MAX_SHIFT = 0.02
const VIEWS = 5
const ARRIVALS = 5

/** What the front page weighs, how soon it is there, and whether it is calm while news arrives. */
export async function run(): Promise<void> {
  await using opened = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'tickertape-pages-'))
  opened.defer(() => rm(dataDir, { recursive: true }))
  const backend = { env: { DATA_DIR: dataDir }, [Symbol.asyncDispose]: async () => {} }
  const { url } = opened.use(await openOn(backend, { SEED: 'always' }))
  const browser = await openChromium()
  opened.defer(() => browser.close())

  const page = `${url}/it`
  const query = readOperation('front-page').text
  const ask = (headers: Record<string, string>) => () =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables: { language: 'it' } }),
    })
  const anew = { 'cache-control': 'no-cache' }
  say('server time, median', 'ms')
  say('  page, kept', (await serverTime(() => fetch(page))).toFixed(2))
  say('  GraphQL, kept', (await serverTime(ask({}))).toFixed(2))
  say('  page, made anew', (await serverTime(() => fetch(page, { headers: anew }))).toFixed(2))
  say('  GraphQL, made anew', (await serverTime(ask(anew))).toFixed(2))

  const views: FirstView[] = []
  for (let view = 0; view < VIEWS; view++) views.push(await firstView(browser, page))
  const [{ bytes, pictures, foreign } = { bytes: {}, pictures: 0, foreign: 0 }] = views
  const weight = Object.values(bytes).reduce((sum, one) => sum + one, 0)
  say('first view on a phone, compressed', 'bytes')
  for (const [type, size] of Object.entries(bytes)) say(`  ${type}`, `${size}`)
  say('  all but pictures', `${weight} (goal: under ${MAX_FIRST_VIEW_BYTES})`)
  say('requests', `${Object.keys(bytes).length} and ${pictures} pictures, ${foreign} to others`)
  say('first paint, CPU four times slower', `${Math.round(median(views.map((view) => view.firstPaintMs)))} ms`)

  const shift = await shiftOf(browser, page, () => publish(url))
  say(`layout shift while ${ARRIVALS} stories arrive`, `${shift.toFixed(4)} (goal: below ${MAX_SHIFT})`)
  if (weight >= MAX_FIRST_VIEW_BYTES || foreign > 0 || shift >= MAX_SHIFT) process.exitCode = 1
}

async function publish(url: string): Promise<void> {
  const authorization = `Bearer ${await mintToken(TEST_SECRET, 'editor', 'articles:write', 600)}`
  const query = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }'
  for (let at = 1; at <= ARRIVALS; at++) {
    const input = {
      headline: `Una notizia lunga abbastanza per due righe: la ${at}`,
      language: 'it',
      section: 'news',
      bodyHtml: 'x',
    }
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables: { input } }),
    })
  }
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(40)}${value}\n`)
}
