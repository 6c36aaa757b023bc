import type { Setup, Stage } from './stage.ts'

/** One fault or combination of faults. */
export interface Scenario {
  readonly name: string
  readonly setup?: Partial<Omit<Setup, 'gateways'>>
  /** Why it cannot run on this machine; null if it can. */
  impossible?(): string | null
  /** Injects the fault and repairs it while articles are published. */
  run(stage: Stage): Promise<void>
  /** Further checks after the verdict. */
  afterwards?(stage: Stage): Promise<void>
}
