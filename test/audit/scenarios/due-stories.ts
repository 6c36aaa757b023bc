import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }'
const AT_ONCE = 10
/** So that all are stored before the first is due. */
const LEAD_MS = 2_000
const LEAD_MS_PER_STORY = 15
const MAX_LATE_MS = 30_000
const LOOK_EVERY_MS = 100
const OUTAGE_MS = 500

/** Stories fall due one after the other. Meanwhile one gateway is killed, and Postgres is killed and restarted. */
export const DUE_STORIES_SCENARIO: Scenario = { name: 'stories-due', run: fallDue, afterwards: areEachPublishedOnce }

const dueTimes = new WeakMap<Stage, ReadonlyMap<string, number>>()

async function fallDue(stage: Stage): Promise<void> {
  const { scale, gateways, token, postgres, diary } = stage
  const [first] = gateways
  const begin = Date.now() + LEAD_MS + scale.dueStories * LEAD_MS_PER_STORY
  const stories = Array.from({ length: scale.dueStories }, (_, at) => ({
    uri: `urn:audit:due:${at}`,
    headline: `Due ${at}`,
    bodyHtml: '<p>Words.</p>',
    language: 'en',
    section: 'news',
    embargoedUntil: new Date(begin + Math.floor((at * scale.dueMs) / scale.dueStories)).toISOString(),
  }))
  for (let from = 0; from < stories.length; from += AT_ONCE) {
    const batch = stories.slice(from, from + AT_ONCE)
    for (const { headline } of batch) diary.sent.add(headline)
    await Promise.all(batch.map((input) => ask(first.direct(), token, PUBLISH, { input })))
  }
  dueTimes.set(stage, new Map(stories.map(({ uri, embargoedUntil }) => [uri, Date.parse(embargoedUntil)])))
  await sleep(Math.max(0, begin + scale.dueMs / 3 - Date.now()))
  const last = gateways.at(-1) ?? first
  await last.kill()
  await postgres.kill()
  await sleep(OUTAGE_MS)
  await postgres.start()
  // Of several gateways, the others publish what is due.
  if (last === first) await last.start()
  await allPublished(
    stage,
    stories.map(({ uri }) => uri),
    Date.now() + scale.dueMs + MAX_LATE_MS,
  )
  if (last !== first) await last.start()
}

async function allPublished({ log }: Stage, uris: readonly string[], giveUpAt: number): Promise<void> {
  while (Date.now() < giveUpAt) {
    const published = new Set((await log()).map(({ uri }) => uri))
    if (uris.every((uri) => published.has(uri))) return
    await sleep(LOOK_EVERY_MS)
  }
}

async function areEachPublishedOnce(stage: Stage): Promise<void> {
  const events = Map.groupBy(await stage.log(), ({ uri }) => uri)
  for (const [uri, due] of dueTimes.get(stage) ?? []) {
    const told = events.get(uri) ?? []
    if (told.length !== 1) stage.complain(`${uri} has ${told.length} events in the log, not one`)
    for (const { kind, at } of told) {
      if (kind !== 'PUBLISHED') stage.complain(`${uri} is ${kind}`)
      if (Number(at) < due) stage.complain(`${uri} was published ${due - Number(at)} ms early`)
    }
  }
  for (const { heard, plan } of stage.readers) {
    for (const { uri, at } of heard) {
      const due = uri === undefined ? undefined : dueTimes.get(stage)?.get(uri)
      if (due !== undefined && at < due) stage.complain(`a ${plan.transport} reader had ${uri} ${due - at} ms early`)
    }
  }
}
