import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mintToken } from '../../../src/auth/tokens.ts'
import { readOperation } from '../../../src/web/operations.ts'
import { TEST_SECRET } from '../../backends.ts'
import { openChromium } from '../../browser/chromium.ts'
import { openOn } from '../../newsroom.ts'
import { type Arrival, arrivals } from './arrival.ts'
import { type FirstView, firstView, shiftOf } from './first-view.ts'
import { median, serverTime } from './server-time.ts'

const MAX_FIRST_VIEW_BYTES = 60_000
const MAX_SHIFT = 0.02
const VIEWS = 5
const SHIFTING = 5
const ARRIVALS = 20
const MAX_ARRIVAL_MS = 1_000

/** What the front page weighs, how soon it is there, and how soon news is in it, and whether it is calm then. */
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
  say('  page, cached', (await serverTime(() => fetch(page))).toFixed(2))
  say('  GraphQL, cached', (await serverTime(ask({}))).toFixed(2))
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

  const publish = await openPublisher(url)
  const shift = await shiftOf(browser, page, async () => {
    for (let at = 0; at < SHIFTING; at++) await publish()
  })
  say(`layout shift while ${SHIFTING} stories arrive`, `${shift.toFixed(4)} (goal: below ${MAX_SHIFT})`)
  const took = await arrivals(browser, page, ARRIVALS, publish)
  const slowest = Math.max(...took)
  say(
    `from publish to row, ${ARRIVALS} stories`,
    `median ${median(took)} ms, slowest ${slowest} ms (goal: ${MAX_ARRIVAL_MS} ms)`,
  )
  const missed = weight >= MAX_FIRST_VIEW_BYTES || foreign > 0 || shift >= MAX_SHIFT || slowest > MAX_ARRIVAL_MS
  if (missed) process.exitCode = 1
}

/** Publishes stories in Italian, each with a headline of its own. */
async function openPublisher(url: string): Promise<() => Promise<Arrival>> {
  const authorization = `Bearer ${await mintToken(TEST_SECRET, 'editor', 'articles:write', 600)}`
  const query = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }'
  let published = 0
  return async () => {
    const headline = `Una notizia lunga abbastanza per due righe: la ${++published}`
    const input = { headline, language: 'it', section: 'news', bodyHtml: 'x' }
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables: { input } }),
    })
    const answer = await response.text()
    const acknowledgedAt = Date.now()
    if (answer.includes('"errors"')) throw new Error(answer)
    return { headline, acknowledgedAt }
  }
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(40)}${value}\n`)
}
