/** How large and how long a run is. */
export interface Scale {
  readonly readers: number
  readonly writers: number
  /** Between two stories of one writer, on average. */
  readonly pauseMs: number
  /** Between two moves of readers to another connection, on average. */
  readonly moveEveryMs: number
  /** How long a fault lasts, and how many stories are published before and after it. */
  readonly faultMs: number
  readonly stories: number
  /** How often a fault is repeated. */
  readonly rounds: number
  readonly stormReaders: number
  readonly stallMs: number
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
  soakMs: 1_800_000,
}
