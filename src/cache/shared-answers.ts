import type { Answer } from './answer.ts'
import type { Tags } from './kept-answer.ts'

/** An answer from one state of the log, and what it is made of. */
export interface SharedAnswer {
  readonly answer: Answer & { readonly position: number }
  readonly tags: Tags
}

/**
 * Answers that gateways leave for one another. Best effort: an answer may be lost, and one may be found that events have
 * touched since. Whatever is found is as some gateway left it, or not found.
 */
export interface SharedAnswers extends AsyncDisposable {
  /** Null when there is none, or when it cannot be had right now. Never throws, and never waits for long. */
  find(key: string): Promise<SharedAnswer | null>
  /** Never throws and never waits. */
  keep(key: string, shared: SharedAnswer): void
  forget(keys: readonly string[]): void
}
