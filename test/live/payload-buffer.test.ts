import { expect, test } from 'vitest'
import { PayloadBuffer } from '../../src/live/payload-buffer.ts'
import { openHub, operation, rendering } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

test('at most the limit of payloads is buffered, the latest of them', () => {
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

test('at most the limit of characters is buffered, except that the latest payload always is', () => {
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

test('a gap clears the buffer, which starts again after it', () => {
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
    // Before the channel has reached the event.
    const early = recordingSink()
    hub.subscribe(operation(), early, 0)
    await expect.poll(() => early.payloads).toEqual(['gone', 'text 2', 'text 3'])
    const late = recordingSink()
    hub.subscribe(operation(), late, 0)
    await expect.poll(() => late.payloads).toEqual(['gone', 'text 2', 'text 3'])
  },
)

test('an article that is killed while it is being rendered is neither delivered nor buffered', async () => {
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

test('the renderer drops what it has read before an event that retracts text is rendered, and only then', async () => {
  const { hub, append, rendered } = openHub()
  hub.subscribe(operation(), recordingSink(), null)
  for (const kind of ['UPDATED', 'WITHHELD', 'CANCELED', 'EXPIRED'] as const) {
    append({ kind })
    await expect.poll(() => hub.behind).toBe(0)
  }
  expect(rendered).toEqual(['all 1', 'retract', 'all 2', 'retract', 'all 3', 'retract', 'all 4'])
})
