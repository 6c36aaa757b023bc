import { expect, test } from 'vitest'
import { conflate } from '../../src/live/conflation.ts'
import { openHub, operation, rendering } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

const counted = openCounted()

/** Payloads are "position+conflated". */
function openCounted(matches = (_event: { kind: string }) => true) {
  return () =>
    openHub({
      matches,
      render: (_operation, { position }, conflated) => rendering(position, `${position}+${conflated}`),
    })
}

test('a ticker that conflates gets only the newest event of each article after a stall', async () => {
  const { hub, append } = counted()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation('all', false, true), slow, null)
  for (const subjectId of ['fire', 'flood', 'flood', 'fire', 'flood']) append({ subjectId })
  await expect.poll(() => slow.awaited).toBe(true)
  slow.resume()
  await expect.poll(() => slow.payloads).toEqual(['1+0', '4+0', '5+2'])
})

test('a ticker that conflates and keeps up gets every event', async () => {
  const { hub, append } = counted()
  const quick = recordingSink()
  hub.subscribe(operation('all', false, true), quick, null)
  for (let count = 0; count < 3; count++) append({ subjectId: 'flood' })
  await expect.poll(() => quick.payloads).toEqual(['1+0', '2+0', '3+0'])
})

test('a ticker that does not conflate gets every event, also after a stall', async () => {
  const { hub, append } = counted()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation(), slow, null)
  for (let count = 0; count < 4; count++) append({ subjectId: 'flood' })
  await expect.poll(() => slow.awaited).toBe(true)
  slow.resume()
  await expect.poll(() => slow.payloads).toEqual(['1+0', '2+0', '3+0', '4+0'])
})

test('events that do not match the filter are not conflated with others: an article that left it is reported as LEFT', async () => {
  const { hub, append } = openCounted(({ kind }) => kind !== 'UPDATED')()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation('all', false, true), slow, null)
  append({ subjectId: 'fire' })
  append({ subjectId: 'flood', kind: 'PUBLISHED' })
  append({ subjectId: 'flood', kind: 'CORRECTED' })
  append({ subjectId: 'flood', kind: 'UPDATED' })
  await expect.poll(() => slow.awaited).toBe(true)
  slow.resume()
  await expect.poll(() => slow.payloads).toEqual(['1+0', '3+1'])
})

test('conflated events are in log order', () => {
  const { append } = counted()
  const events = ['a', 'b', 'a', 'c', 'b'].map((subjectId) => append({ subjectId }))
  expect(conflate(events).map(({ event, conflated }) => [event.position, conflated])).toEqual([
    [3, 1],
    [4, 0],
    [5, 1],
  ])
})
