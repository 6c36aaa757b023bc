import { expect, test } from 'vitest'
import { type Connection, SendBuffer } from '../../src/connection/send-buffer.ts'
import { WriteBatcher } from '../../src/connection/write-batcher.ts'
import { openHub, operation } from '../live/open-hub.ts'

test('of several subscriptions on one slow connection, none takes all the room that becomes free', async () => {
  const { hub, append } = openHub({ maxBufferedPayloads: 100 })
  const connection = slowConnection()
  using buffer = new SendBuffer(connection, new WriteBatcher(), { maxUnsentBytes: 3, slowAfterMs: 60_000 }, () => {})
  const taken = { news: 0, sport: 0, culture: 0 }
  for (const name of ['news', 'sport', 'culture'] as const) {
    hub.subscribe(
      operation(name),
      {
        get ready() {
          return buffer.ready
        },
        whenReady: (resume) => buffer.whenReady(resume),
        next: () => {
          taken[name]++
          buffer.write('x')
        },
        error: () => {},
      },
      null,
    )
  }
  for (let count = 0; count < 90; count++) append()
  const sum = () => taken.news + taken.sport + taken.culture
  while (sum() < 90) {
    await expect.poll(() => connection.writableLength, { interval: 1 }).toBe(3)
    connection.takeAll()
    const before = sum()
    await expect.poll(() => sum(), { interval: 1 }).toBeGreaterThan(before)
  }
  expect(Math.min(...Object.values(taken))).toBeGreaterThan(15)
})

/** A connection that accepts what was written to it when told to. */
function slowConnection(): Connection & { takeAll(): void } {
  let unsent: { readonly bytes: string; readonly taken: (() => void) | undefined }[] = []
  return {
    get writableLength() {
      return unsent.reduce((sum, { bytes }) => sum + bytes.length, 0)
    },
    write: (bytes, _encoding, taken) => unsent.push({ bytes, taken }),
    takeAll() {
      const all = unsent
      unsent = []
      for (const { taken } of all) taken?.()
    },
  }
}
