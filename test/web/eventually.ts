import { expect } from 'vitest'

/** On a machine that is busy with other tests, too. */
export const eventually = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { timeout: 20_000 })
