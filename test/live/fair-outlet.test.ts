import { expect, test } from 'vitest'
import { JoinedWrites } from '../../src/transport/joined-writes.ts'
import { type Connection, Outlet } from '../../src/transport/outlet.ts'
import { openHub, operation } from './open-hub.ts'

test('of several streams over one slow connection none takes all the room that comes free', async () => {
  const { hub, append } = openHub({ maxKeptPayloads: 100 })
  const connection = slowConnection()
  using outlet = new Outlet(connection, new JoinedWrites(), { maxUnsentBytes: 3, slowAfterMs: 60_000 }, () => {})
  const taken = { news: 0, sport: 0, culture: 0 }
  for (const name of ['news', 'sport', 'culture'] as const) {
    hub.subscribe(
      operation(name),
      {
        get ready() {
          return outlet.ready
        },
        whenReady: (go) => outlet.whenReady(go),
        deliver: () => {
          taken[name]++
          outlet.write('x')
        },
        fail: () => {},
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

/** Takes what was written to it when it is told to. */
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
