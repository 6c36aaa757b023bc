import { setImmediate as turn } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import type { Subscription } from '../../src/live/subscription.ts'
import { type Chance, chance } from '../chance.ts'
import { type OpenHub, openHub, operation, rendering } from './open-hub.ts'
import { type RecordingSink, recordingSink } from './recording-sink.ts'

const SEEDS = 300
const STEPS = 150
const OPERATIONS = ['all', 'half', 'third'] as const
const EVERY = { all: 1, half: 2, third: 3 }

interface Visit {
  readonly sink: RecordingSink
  readonly identity: keyof typeof EVERY
  /** The position that it subscribed from. */
  readonly from: number
  readonly subscription: Subscription
}

test(`in any order of subscribing, stalling, unsubscribing, resuming and publishing, no client misses, repeats or reorders an event (${SEEDS} seeds)`, async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const opened = openHub({
      kept: seed % 7,
      maxBufferedPayloads: 1 + (seed % 5),
      render: ({ identity }, { position }) =>
        rendering(position, position % every(identity) === 0 ? String(position) : null),
    })
    const visits = await live(opened, chance(seed))
    for (const { sink } of visits.here) sink.resume()
    await expect
      .poll(() => visits.here.every((visit) => expected(visit, opened.log.head) === visit.sink.payloads.join()), {
        interval: 1,
      })
      .toBe(true)
      .catch(() => {
        for (const visit of visits.here) {
          expect(visit.sink.payloads.join(), `seed ${seed}`).toBe(expected(visit, opened.log.head))
        }
      })
    // A client that left has a prefix of the same events.
    for (const { visit, payloads } of visits.gone) {
      expect(visit.sink.payloads.join(), `seed ${seed}: after leaving`).toBe(payloads.join())
      expect(expected(visit, opened.log.head).startsWith(payloads.join()), `seed ${seed}`).toBe(true)
    }
    for (const { subscription } of visits.here) subscription.leave()
    expect([opened.hub.channels, opened.hub.subscriptions]).toEqual([0, 0])
  }
})

async function live(opened: OpenHub, { below, pick }: Chance) {
  const { hub, append, failNext } = opened
  const here: Visit[] = []
  const gone: { visit: Visit; payloads: readonly string[] }[] = []
  const join = (from: number | null) => {
    const identity = pick(OPERATIONS)
    const joining = recordingSink()
    if (below(3) === 0) joining.stallAfter = 1 + below(4)
    const subscription = hub.subscribe(operation(identity), joining, from)
    here.push({ sink: joining, identity, from: from ?? opened.log.head, subscription })
  }
  const leaving = () => {
    const [visit] = here.splice(below(here.length), 1)
    if (!visit) return
    visit.subscription.leave()
    gone.push({ visit, payloads: [...visit.sink.payloads] })
    // Half of the clients that leave resume with their cursor.
    if (below(2) === 0) {
      const last = Number(visit.sink.cursors.at(-1) ?? visit.from)
      const again = { ...visit, sink: recordingSink(), from: last }
      here.push({ ...again, subscription: hub.subscribe(operation(visit.identity), again.sink, last) })
    }
  }
  for (let step = 0; step < STEPS; step++) {
    const what = below(12)
    if (what < 4) append()
    else if (what < 5) for (let count = below(12); count > 0; count--) append()
    else if (what < 7) join(below(2) === 0 ? null : below(opened.log.head + 1))
    else if (what < 8) leaving()
    else if (what < 9) failNext.push(new GraphQLError('away', { extensions: { code: 'UNAVAILABLE' } }))
    else if (what < 10) here[below(here.length)]?.sink.resume()
    else if (what < 11) await null
    else await turn()
  }
  failNext.length = 0
  return { here, gone }
}

function expected({ identity, from }: Visit, head: number): string {
  const positions = Array.from({ length: head - from }, (_, at) => from + at + 1)
  return positions.filter((position) => position % EVERY[identity] === 0).join()
}

function every(identity: string): number {
  return identity === 'half' ? EVERY.half : identity === 'third' ? EVERY.third : EVERY.all
}
