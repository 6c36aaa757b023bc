import type { Edition } from '../../schema/addresses.ts'
import { WORDS, type Words } from './language/words.ts'

/** The texts and the time for which a page is rendered. */
export interface RenderContext {
  readonly edition: Edition
  readonly words: Words
  readonly nowMs: number
}

export function renderContext(edition: Edition, nowMs: number): RenderContext {
  return { edition, words: WORDS[edition], nowMs }
}
