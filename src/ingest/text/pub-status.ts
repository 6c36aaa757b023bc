import type { PubStatus } from '../item.ts'
import { oneLine } from './plain-text.ts'

const known = new Map<string, PubStatus>([
  ['', 'usable'],
  ['usable', 'usable'],
  ['withheld', 'withheld'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
])

interface Publication {
  readonly pubStatus: PubStatus
  readonly held: string | null
}

/** The publication status of ninjs and NewsML-G2, also as a code such as `stat:usable`. An unknown one holds the item. */
export function pubStatusIn(text: string | null | undefined): Publication {
  const status = oneLine(text)
  const pubStatus = known.get(status.toLowerCase().replace(/^.*[:/]/, ''))
  if (pubStatus) return { pubStatus, held: null }
  return { pubStatus: 'usable', held: `Its publication status "${status.slice(0, 100)}" is not known.` }
}
