import { sql } from 'kysely'
import type { Query } from '../../../db/connection/database.ts'
import { storedFeed } from '../../../db/content/feeds/save-feed.ts'
import { Slots } from '../../../src/clock/slots.ts'
import { FEED_PARSER_LIMITS } from '../../../src/config/limits.ts'
import { Parser } from '../../../src/ingest/intake/parser.ts'
import { takingDocuments } from '../../../src/ingest/intake/take-document.ts'
import { createFeed } from '../../../src/newsroom/feeds/feeds.ts'
import { intake } from '../../../src/newsroom/feeds/intake.ts'
import { publishArticle } from '../../../src/newsroom/publish/publish.ts'
import { bareWriter, numberBySerial, rowsOfLast } from '../publish/bare.ts'
import { median, rate, took, waits } from '../publish/rate.ts'
import { openBenchDatabase, WRITER, wireStory } from '../publish/wire-stories.ts'
import { wireDocument } from './wire-document.ts'

const ITEMS = 1_000
const ROUNDS = 5
const MEMORY_ITEMS = 100_000
const LIVE_MS = 10_000
const LIVE_ROUNDS = 3
const CALLERS = 2

/**
 * Taking documents of feeds beside plain inserts, on databases of its own at DATABASE_URL. Their tables are analyzed as they grow, as
 * autovacuum does once a minute: a server may run without it, and then keeps the plans of the empty tables.
 */
export async function run(): Promise<void> {
  const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1/postgres'
  await using ours = await openBenchDatabase(server)
  await using serial = await openBenchDatabase(server)
  await numberBySerial(serial)
  for (let count = 0; count < 100; count++) await publishArticle(serial.query, wireStory(), WRITER)
  const bare = bareWriter(serial.query, await rowsOfLast(serial.query))
  const { query } = ours
  await createFeed(query, { slug: 'wire', section: 'italy' })
  await using parser = new Parser(FEED_PARSER_LIMITS)
  const take = takingDocuments(
    query,
    (items) => intake(query, items),
    parser,
    new Slots({ most: CALLERS, maxWaiting: 10 }),
  )
  const document = async () => {
    const feed = await storedFeed(query, 'wire')
    const taken = feed && (await take(feed, wireDocument(ITEMS)))
    if (!taken || 'problem' in taken || taken.outcomes.NEW !== ITEMS) throw new Error(JSON.stringify(taken))
  }
  await document()
  await rates(document, bare)
  await analyze(query)
  await beside(() => publishArticle(query, wireStory(), WRITER), document)
  await memory(async () => {
    await document()
    await analyze(query)
  })
}

async function analyze(query: Query): Promise<void> {
  await sql`analyze`.execute(query)
}

async function rates(document: () => Promise<void>, bare: () => Promise<unknown>): Promise<void> {
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    const ms = await took(() => Promise.all(Array.from({ length: CALLERS }, document)))
    ours.push((CALLERS * ITEMS * 1_000) / ms)
    plain.push(await rate(bare, CALLERS, ms))
  }
  const [one, other] = [median(ours), median(plain)]
  process.stdout.write(
    `Items a second, of a transaction for each that only inserts the same rows: ${one.toFixed(0)} of ${other.toFixed(0)}, ` +
      `ratio ${(one / other).toFixed(2)} (goal: 0.40 or more)\n`,
  )
}

/** Quiet and beside an import in turn: what ran before, such as a checkpoint of Postgres, slows either. */
async function beside(publish: () => Promise<unknown>, document: () => Promise<void>): Promise<void> {
  const p99 = async () => (await waits(publish, 1, LIVE_MS)).p99Ms
  const [quiet, busy]: [number[], number[]] = [[], []]
  for (let round = 0; round < LIVE_ROUNDS; round++) {
    quiet.push(await p99())
    let taking = true
    const taken = (async () => {
      while (taking) await document()
    })()
    busy.push(await p99())
    taking = false
    await taken
  }
  const [one, other] = [median(quiet), median(busy)]
  process.stdout.write(
    `A live publish: p99 ${one.toFixed(1)} ms; beside an import: p99 ${other.toFixed(1)} ms, ` +
      `ratio ${(other / one).toFixed(2)} (goal: 1.5 or less)\n`,
  )
}

async function memory(document: () => Promise<void>): Promise<void> {
  const megabytes = async (items: number) => {
    for (let taken = 0; taken < items; taken += ITEMS) await document()
    return process.memoryUsage().rss / 1_048_576
  }
  const early = await megabytes(MEMORY_ITEMS / 10)
  const late = await megabytes((MEMORY_ITEMS * 9) / 10)
  process.stdout.write(
    `Memory after ${MEMORY_ITEMS / 10} items: ${early.toFixed(0)} MB, after ${MEMORY_ITEMS}: ${late.toFixed(0)} MB\n`,
  )
}
