import type { Reading } from './reading.ts'
import { inEdition } from './strip.ts'

const MAX_FEATURED = 6

/** The featured articles that the front page shows below the lead stories. */
export function featured<Story extends { readonly id: string; readonly language: string }>(
  list: readonly Story[],
  leads: ReadonlySet<string>,
  reading: Reading,
): Story[] {
  return inEdition(list, reading)
    .filter(({ id }) => !leads.has(id))
    .slice(0, MAX_FEATURED)
}
