import { expect } from 'vitest'

/** Generous, for a machine that is busy with other tests. */
export const eventually = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { timeout: 20_000 })
