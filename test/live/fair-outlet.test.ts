import { expect, test } from 'vitest'
import { Outlet } from '../../src/transport/outlet.ts'
import { openHub, operation } from './open-hub.ts'

test('of several streams over one slow connection none takes all the room that comes free', async () => {
  const { hub, append } = openHub({ maxKeptPayloads: 100 })
  const unsent: (() => void)[] = []
  using outlet = new Outlet(
    (_text, done) => unsent.push(done),
    { maxUnsentBytes: 3, slowAfterMs: 60_000 },
    () => {},
  )
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
    await expect.poll(() => unsent.length, { interval: 1 }).toBe(3)
    for (const done of unsent.splice(0)) done()
    const before = sum()
    await expect.poll(() => sum(), { interval: 1 }).toBeGreaterThan(before)
  }
  expect(Math.min(...Object.values(taken))).toBeGreaterThan(15)
})
