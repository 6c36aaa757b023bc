/** The size and duration of a run. */
export interface Scale {
  readonly readers: number
  readonly writers: number
  /** Mean interval between two articles of one writer. */
  readonly pauseMs: number
  /** Mean interval between two reconnections of readers to another gateway. */
  readonly moveEveryMs: number
  /** Duration of a fault, and the number of articles published before and after it. */
  readonly faultMs: number
  readonly stories: number
  /** How often a fault is repeated. */
  readonly rounds: number
  readonly stormReaders: number
  readonly stallMs: number
  /** The number of stories that fall due, and the time from the first to the last. */
  readonly dueStories: number
  readonly dueMs: number
  readonly feeds: number
  /** How long they are polled after all have been created. */
  readonly pollMs: number
  readonly soakMs: number
}

export const SHORT: Scale = {
  readers: 24,
  writers: 3,
  pauseMs: 30,
  moveEveryMs: 60,
  faultMs: 1_000,
  stories: 15,
  rounds: 1,
  stormReaders: 500,
  stallMs: 4_000,
  dueStories: 60,
  dueMs: 4_000,
  feeds: 160,
  pollMs: 70_000,
  soakMs: 15_000,
}

export const FULL: Scale = {
  readers: 300,
  writers: 6,
  pauseMs: 60,
  moveEveryMs: 20,
  faultMs: 3_000,
  stories: 150,
  rounds: 4,
  stormReaders: 10_000,
  stallMs: 60_000,
  dueStories: 500,
  dueMs: 10_000,
  feeds: 2_000,
  pollMs: 240_000,
  soakMs: 1_800_000,
}
