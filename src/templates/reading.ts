import type { Edition } from '../../schema/addresses.ts'
import { WORDS, type Words } from './language/words.ts'

/** In which words, and at what time, a page is read. */
export interface Reading {
  readonly edition: Edition
  readonly words: Words
  readonly nowMs: number
}

export function reading(edition: Edition, nowMs: number): Reading {
  return { edition, words: WORDS[edition], nowMs }
}
