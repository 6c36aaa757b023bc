import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openPublisher, type Publisher } from '../../publisher.ts'
import { WITHHOLD } from '../article-changes.ts'
import { sending } from './wire.ts'

const RUNS = Number(process.env.WIRE_RUNS ?? 12)
const SEED = Number(process.env.WIRE_SEED ?? Math.floor(Math.random() * 1_000_000_000))
const ITEMS = 3
const VERSIONS = 4
const UPDATE = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { cursor } }'
const REPUBLISH = 'mutation ($input: RepublishArticleInput!) { republishArticle(input: $input) { cursor } }'

/** What the source of an item sends, from its first version to its last. */
interface WireStory {
  readonly statuses: readonly ('USABLE' | 'WITHHELD' | 'CANCELED')[]
  /** By numbers, by times, or by both. */
  readonly dated: 'number' | 'time' | 'both'
}
type Step =
  | { readonly copy: number; readonly of: number }
  | { readonly desk: 'urgency' | 'standfirst' | 'withhold' | 'republish'; readonly of: number }

const story: fc.Arbitrary<WireStory> = fc.record({
  statuses: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('USABLE' as const) },
      { weight: 2, arbitrary: fc.constant('WITHHELD' as const) },
      { weight: 1, arbitrary: fc.constant('CANCELED' as const) },
    ),
    { minLength: VERSIONS, maxLength: VERSIONS },
  ),
  dated: fc.constantFrom('number', 'time', 'both'),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ copy: fc.nat(VERSIONS - 1), of: fc.nat(ITEMS - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      desk: fc.constantFrom('urgency', 'standfirst', 'withhold', 'republish'),
      of: fc.nat(ITEMS - 1),
    }),
  },
)

/** What must have become of an item: an independent account of the rules in a few words. */
class Expected {
  newest = -1
  killed = false
  keptBack = false
  state: 'NONE' | 'PUBLISHED' | 'WITHHELD' | 'CANCELED' = 'NONE'
  /** The version of the wire that readers have, and what the desk has changed. */
  shown = -1
  readonly desk = new Map<string, unknown>()

  copy(version: number, status: WireStory['statuses'][number]): void {
    if (version <= this.newest) return
    this.newest = version
    if (this.killed) return
    if (status === 'CANCELED') {
      this.killed = true
      if (this.state !== 'NONE') this.state = 'CANCELED'
    } else if (status === 'WITHHELD') {
      if (this.state === 'PUBLISHED') this.state = 'WITHHELD'
    } else if (!this.keptBack) {
      this.state = 'PUBLISHED'
      this.shown = version
    }
  }
}

describe.each(backends)('on $name', (backend) => {
  test(`any order and repetition of versions ends in the newest, with what the desk has changed (seed ${SEED})`, async () => {
    await using publisher = await openPublisher(backend)
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: ITEMS, maxLength: ITEMS }),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (stories, steps) => {
          const uriOf = (of: number) => `urn:any-order:${run}:${of}`
          run += 1
          await play(publisher, stories, steps, uriOf)
        },
      ),
      { numRuns: RUNS, seed: SEED },
    )
    expect(run).toBeGreaterThanOrEqual(RUNS)
  }, 600_000)
})

async function play(
  publisher: Publisher,
  stories: readonly WireStory[],
  steps: readonly Step[],
  uriOf: (of: number) => string,
): Promise<void> {
  const { send, article } = sending(publisher)
  const expected = stories.map(() => new Expected())
  const now = urisOf(uriOf)
  for (const [at, step] of steps.entries()) {
    const [wire, item] = [stories[step.of], expected[step.of]]
    if (!wire || !item) continue
    const id = now(step.of)
    if ('copy' in step) {
      const status = wire.statuses[step.copy] ?? 'USABLE'
      await send({ id, status, headline: `Version ${step.copy}`, ...datesOf(wire, step.copy) })
      item.copy(step.copy, status)
    } else if (item.state === 'PUBLISHED' && step.desk === 'urgency') {
      const urgency = 1 + (at % 4)
      await publisher.ask(UPDATE, { input: { article: { uri: id }, patch: { urgency } } })
      item.desk.set('urgency', urgency)
    } else if (item.state === 'PUBLISHED' && step.desk === 'standfirst') {
      await publisher.ask(UPDATE, { input: { article: { uri: id }, patch: { standfirst: `Desk ${at}` } } })
      item.desk.set('standfirst', `Desk ${at}`)
    } else if ((item.state === 'PUBLISHED' || item.state === 'WITHHELD') && step.desk === 'withhold') {
      await publisher.ask(WITHHOLD, { input: { article: { uri: id }, reason: 'Desk.' } })
      item.keptBack = true
      item.state = 'WITHHELD'
    } else if (item.state === 'WITHHELD' && step.desk === 'republish') {
      await publisher.ask(REPUBLISH, { input: { article: { uri: id } } })
      item.keptBack = false
      item.state = 'PUBLISHED'
    }
  }
  for (const [of, item] of expected.entries()) {
    const uri = now(of)
    const stored = await article(uri)
    if (item.state === 'NONE') expect(stored, uri).toBeNull()
    else expect(stored, uri).toMatchObject({ state: item.state })
    if (item.state === 'PUBLISHED' || item.state === 'WITHHELD') {
      expect(stored, uri).toMatchObject({ headline: `Version ${item.shown}`, ...Object.fromEntries(item.desk) })
    }
    await expectOrdered(publisher, uri)
  }
}

const urisOf = (uriOf: (of: number) => string) => {
  const uris = Array.from({ length: ITEMS }, (_, of) => uriOf(of))
  return (of: number) => uris[of] ?? ''
}

function datesOf({ dated }: WireStory, version: number) {
  return {
    ...(dated !== 'time' && { version: String(version + 1) }),
    ...(dated !== 'number' && { versionAt: new Date(Date.UTC(2026, 4, 1, version)) }),
  }
}

/** Readers get no version twice, and none that is older than one before. A withdrawn version may return. */
async function expectOrdered(publisher: Publisher, uri: string): Promise<void> {
  const events = await publisher.query
    .selectFrom('event')
    .select(['kind', 'version'])
    .where('uri', '=', uri)
    .orderBy('position')
    .execute()
  const shown = events.filter(({ kind }) => !['WITHHELD', 'CANCELED'].includes(kind)).map(({ version }) => version ?? 0)
  expect(shown, uri).toEqual([...new Set(shown)].sort((one, other) => one - other))
  const killed = events.findIndex(({ kind }) => kind === 'CANCELED')
  expect(killed === -1 || killed === events.length - 1, uri).toBe(true)
}
