import { dateOf } from './date.ts'
import { oneLine } from './plain-text.ts'

interface Embargo {
  readonly embargoedUntil: Date | null
  readonly held: string | null
}

/** An embargo that cannot be read is still an embargo: it holds the item. */
export function embargoIn(text: string | null | undefined): Embargo {
  const written = oneLine(text)
  const embargoedUntil = dateOf(written)
  if (embargoedUntil || written === '') return { embargoedUntil, held: null }
  return { embargoedUntil: null, held: `Its embargo "${written.slice(0, 100)}" is not a time that can be read.` }
}
