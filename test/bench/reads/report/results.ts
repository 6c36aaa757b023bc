import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Growth } from '../growth/growth.ts'
import type { KeptSize } from '../kept/kept.ts'
import type { Uncached } from '../uncached/uncached.ts'

const FILE = new URL('../results.json', import.meta.url)

/** The figures that docs/measurements.md shows; each part may be of another run. */
export interface Results {
  readonly machine: { readonly processors: number; readonly model: string; readonly node: string }
  readonly uncached?: Uncached
  readonly kept?: readonly KeptSize[]
  readonly growth?: readonly Growth[]
}

export function readResults(): Partial<Results> {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
}

/** Parts that were not measured stay as they were. */
export function saveResults(measured: Omit<Results, 'machine'>): Results {
  const processors = cpus()
  const machine = { processors: processors.length, model: processors[0]?.model ?? '', node: process.version }
  const results = { ...readResults(), ...measured, machine }
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`)
  return results
}
