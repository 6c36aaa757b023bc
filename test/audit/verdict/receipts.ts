import type { Received } from '../../webhooks/open-receiver.ts'

export type Receipt = Pick<Received, 'id' | 'position' | 'attempt' | 'replay'>

/** What a receiver was promised and did not get, each a sentence. `expected` are the positions of the news in the log. */
export function receiptFaults(
  received: readonly Receipt[],
  acknowledged: readonly Receipt[],
  expected: readonly number[],
): string[] {
  const faults: string[] = []
  const has = new Set(acknowledged.map(({ position }) => position))
  const lost = expected.filter((position) => !has.has(position))
  if (lost.length > 0) faults.push(`${lost.length} messages were lost, the first at ${lost[0]}`)
  const known = new Set(expected)
  let before: Receipt | null = null
  for (const receipt of received) {
    const { id, position, attempt, replay } = receipt
    if (!known.has(position)) faults.push(`a message at ${position} is not in the log`)
    if (replay) faults.push(`a message at ${position} is marked as replayed`)
    if (before && position < before.position)
      faults.push(`a message at ${position} came after one at ${before.position}`)
    if (before?.position === position && (attempt === 1 || id !== before.id)) {
      faults.push(`a repetition at ${position} is not marked as such`)
    }
    before = receipt
  }
  return faults
}
