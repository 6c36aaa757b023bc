import type { Edition } from '../../schema/addresses.ts'
import type { Words } from './language/words.ts'
import { ENGLISH } from './language/words-english.ts'
import { ITALIAN } from './language/words-italian.ts'

const WORDS: Readonly<Record<Edition, Words>> = { it: ITALIAN, en: ENGLISH }

/** The texts and the time for which a page is rendered. */
export interface RenderContext {
  readonly edition: Edition
  readonly words: Words
  readonly siteName: string
  readonly nowMs: number
}

export function renderContext(edition: Edition, siteName: string, nowMs: number): RenderContext {
  return { edition, words: WORDS[edition], siteName, nowMs }
}
