import type { PubStatus } from '../item.ts'
import type { FieldReader } from './field-reader.ts'
import { oneLine } from './plain-text.ts'

const known = new Map<string, PubStatus>([
  ['', 'usable'],
  ['usable', 'usable'],
  ['withheld', 'withheld'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
])

/** The publication status of ninjs and NewsML-G2, also as a code such as `stat:usable`. An unknown one holds the item. */
export function pubStatusIn(value: unknown, fields: FieldReader): PubStatus {
  const status = oneLine(value === null || value === undefined ? '' : `${value}`)
  const pubStatus = known.get(status.toLowerCase().replace(/^.*[:/]/, ''))
  if (pubStatus === undefined) fields.hold(`Its publication status "${status.slice(0, 100)}" is not known.`)
  return pubStatus ?? 'usable'
}
