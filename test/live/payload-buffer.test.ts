import { expect, test } from 'vitest'
import { PayloadBuffer } from '../../src/live/payload-buffer.ts'
import { openHub, operation, rendering } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

test('no more payloads are kept than the limit says, the latest of them', () => {
  const kept = new PayloadBuffer({ maxBufferedPayloads: 3, maxBufferedCharacters: 1_000 })
  for (let position = 1; position <= 1_000; position++) kept.add(rendering(position))
  expect([996, 997, 998, 999, 1_000].map((position) => kept.after(position)?.payload)).toEqual([
    undefined,
    '998',
    '999',
    '1000',
    undefined,
  ])
})

test('no more characters are kept than the limit says, but the latest payload whatever its size', () => {
  const kept = new PayloadBuffer({ maxBufferedPayloads: 100, maxBufferedCharacters: 10 })
  kept.add(rendering(1, '12345'))
  kept.add(rendering(2, '12345'))
  expect(kept.after(0)?.position).toBe(1)
  kept.add(rendering(3, '1'))
  expect([kept.after(0), kept.after(1)?.position]).toEqual([null, 2])
  kept.add(rendering(4, 'x'.repeat(100)))
  expect([kept.after(2), kept.after(3)?.position]).toEqual([null, 4])
  kept.add(rendering(5, null))
  expect([kept.after(3), kept.after(4)?.position]).toEqual([null, 5])
})

test('a hole is never bridged: after it the kept payloads begin anew', () => {
  const kept = new PayloadBuffer({ maxBufferedPayloads: 10, maxBufferedCharacters: 10 })
  kept.add(rendering(1))
  kept.add(rendering(3))
  expect([kept.after(0), kept.after(1), kept.after(2)?.position]).toEqual([null, null, 3])
})

test.each(['CANCELED', 'WITHHELD', 'EXPIRED'] as const)(
  'after %s nobody who resumes is given the text that was rendered before',
  async (kind) => {
    const killed = new Set<number>()
    const { hub, append } = openHub({
      maxBufferedPayloads: 100,
      render: (_operation, { position }) => rendering(position, killed.has(position) ? 'gone' : `text ${position}`),
    })
    const live = recordingSink()
    hub.subscribe(operation(), live, null)
    append()
    append()
    await expect.poll(() => live.payloads).toEqual(['text 1', 'text 2'])
    killed.add(1)
    append({ kind })
    // Before the channel itself has come to the event.
    const early = recordingSink()
    hub.subscribe(operation(), early, 0)
    await expect.poll(() => early.payloads).toEqual(['gone', 'text 2', 'text 3'])
    const late = recordingSink()
    hub.subscribe(operation(), late, 0)
    await expect.poll(() => late.payloads).toEqual(['gone', 'text 2', 'text 3'])
  },
)

test('a text that is being rendered while it is killed is neither given to anybody nor kept', async () => {
  const rendered = Promise.withResolvers<void>()
  let text = 'text'
  const { hub, append } = openHub({
    maxBufferedPayloads: 100,
    render: async (_operation, { position }) => {
      const read = text
      if (position === 1) await rendered.promise
      return rendering(position, read)
    },
  })
  const live = recordingSink()
  hub.subscribe(operation(), live, null)
  append()
  await expect.poll(() => hub.subscriptions).toBe(1)
  text = 'gone'
  append({ kind: 'CANCELED' })
  rendered.resolve()
  await expect.poll(() => live.payloads).toEqual(['gone', 'gone'])
  const back = recordingSink()
  hub.subscribe(operation(), back, 0)
  await expect.poll(() => back.payloads).toEqual(['gone', 'gone'])
})
