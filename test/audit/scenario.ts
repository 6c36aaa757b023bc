import type { Setup, Stage } from './stage.ts'

/** One way in which things go wrong. */
export interface Scenario {
  readonly name: string
  readonly setup?: Partial<Omit<Setup, 'gateways'>>
  /** Why it cannot be tried on this machine; null when it can. */
  impossible?(): string | null
  /** Breaks things, and mends them again, while news flows. */
  run(stage: Stage): Promise<void>
  /** What else must hold, once everything is settled and judged. */
  afterwards?(stage: Stage): Promise<void>
}
