import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { mintToken } from '../../../src/auth/tokens.ts'
import { TEST_SECRET } from '../../backends.ts'
import { ask } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const CREATE = 'mutation ($input: CreateFeedInput!) { createFeed(input: $input) { feed { slug } } }'
const AT_ONCE = 10
const FEEDS_PER_HOST = 40
const INTERVAL_SECONDS = 60
/** What is promised: a tenth of the interval. */
const MAX_LATE_MS = 6_000
const ANSWER_MS = 20

interface Poll {
  readonly at: number
  readonly beside: boolean
}

/** Sites with feeds, half of whose hosts answer; of the others one in two fails, and one in two is silent. */
interface World extends AsyncDisposable {
  readonly hosts: readonly { readonly url: string; readonly isGood: boolean }[]
  /** By the address of a feed. */
  readonly polls: ReadonlyMap<string, readonly Poll[]>
}

/** A poll that began this long before its gateway was killed may be unfinished: another gateway repeats it when its claim ends. */
const POLL_MS = 1_000

interface Polled {
  readonly polls: World['polls']
  readonly killedAt: number
}

const polled = new WeakMap<Stage, Polled>()

/** Many feeds are polled by all gateways together, beside others that fail or are silent. Meanwhile one gateway is killed. */
export const POLLED_FEEDS_SCENARIO: Scenario = {
  name: 'feeds-polled',
  setup: { env: () => ({ OUTBOUND_ADDRESSES: 'any' }) },
  run: pollFeeds,
  afterwards: async (stage) => arePolledOnTime(stage),
}

async function pollFeeds(stage: Stage): Promise<void> {
  const { scale, gateways, diary } = stage
  const [first] = gateways
  await using world = await openWorld(Math.ceil(scale.feeds / FEEDS_PER_HOST), diary.sent)
  const token = await mintToken(TEST_SECRET, 'editor', 'feeds:write', 86_400)
  const inputs = Array.from({ length: scale.feeds }, (_, at) => {
    const host = world.hosts[at % world.hosts.length]
    return { slug: `feed-${at}`, url: `${host?.url}/${at}`, language: 'en', intervalSeconds: INTERVAL_SECONDS }
  })
  const begun = Date.now()
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    const batch = inputs.slice(from, from + AT_ONCE)
    await Promise.all(batch.map((input) => ask(first.direct(), token, CREATE, { input })))
    // Spread over an interval, as feeds of a newsroom are.
    await sleep(Math.max(0, begun + ((from + AT_ONCE) / inputs.length) * INTERVAL_SECONDS * 800 - Date.now()))
  }
  await sleep(scale.pollMs / 2)
  const last = gateways.at(-1) ?? first
  const killedAt = Date.now()
  await last.kill()
  if (last === first) await last.start()
  await sleep(scale.pollMs / 2)
  polled.set(stage, { polls: new Map(world.polls), killedAt })
  if (last !== first) await last.start()
}

async function openWorld(count: number, headlines: Set<string>): Promise<World> {
  await using opened = new AsyncDisposableStack()
  const polls = new Map<string, Poll[]>()
  const hosts: { url: string; isGood: boolean }[] = []
  for (let at = 0; at < count; at++) {
    const kind = at % 4 === 1 ? 'failing' : at % 4 === 3 ? 'silent' : 'good'
    const inProgress = new Set<string>()
    const server = createServer(async ({ url = '', headers, socket }, response) => {
      if (kind === 'silent') return
      if (kind === 'failing') return void response.writeHead(500).end()
      const address = `http://127.0.0.1:${socket.localPort}${url}`
      polls.set(address, [...(polls.get(address) ?? []), { at: Date.now(), beside: inProgress.has(url) }])
      inProgress.add(url)
      await sleep(ANSWER_MS)
      inProgress.delete(url)
      const etag = '"one"'
      if (headers['if-none-match'] === etag) return void response.writeHead(304).end()
      const headline = `Story of ${address}`
      headlines.add(headline)
      response
        .writeHead(200, { etag })
        .end(
          `<rss version="2.0"><channel><title>Wire</title><item><guid isPermaLink="false">1</guid><title>${headline}</title></item></channel></rss>`,
        )
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    opened.defer(() => {
      server.closeAllConnections()
      server.close()
    })
    hosts.push({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, isGood: kind === 'good' })
  }
  const parts = opened.move()
  return { hosts, polls, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

function arePolledOnTime(stage: Stage): void {
  const { polls, killedAt } = polled.get(stage) ?? { polls: new Map<string, readonly Poll[]>(), killedAt: 0 }
  if (polls.size < stage.scale.feeds / 3) stage.complain(`only ${polls.size} feeds were polled`)
  let latest = 0
  for (const [feed, ofFeed] of polls) {
    const beside = ofFeed.filter((poll: Poll) => poll.beside).length
    if (beside > 0) stage.complain(`${feed} was polled twice at once`)
    for (const [at, poll] of ofFeed.entries()) {
      const before = ofFeed[at - 1]
      const lateMs = before ? poll.at - before.at - INTERVAL_SECONDS * 1_000 : 0
      const isRepeated = before !== undefined && before.at <= killedAt && before.at > killedAt - POLL_MS
      latest = Math.max(latest, lateMs)
      if (lateMs > MAX_LATE_MS || (lateMs < -MAX_LATE_MS && !isRepeated))
        stage.complain(`${feed} was polled ${lateMs} ms late`)
    }
  }
  process.stdout.write(`${polls.size} feeds were polled, at most ${latest} ms late\n`)
}
