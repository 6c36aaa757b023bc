import { setTimeout as sleep } from 'node:timers/promises'
import type { Gateway } from '../services/gateway.ts'
import { type HeapSample, heapGrowth } from './heap-growth.ts'

const LOOK_EVERY_MS = 5_000
const MAX_ANSWER_MS = 2_000
const MB = 1_048_576

export interface HeapWatch {
  /** Growth in bytes a minute over all processes; null if none lived long enough. */
  growthMb(): number | null
  maxResidentMb(): number
}

/** Samples the heap of each gateway, across restarts, until the signal. */
export function watchHeap(gateways: readonly Gateway[], ending: AbortSignal): HeapWatch {
  const lives = new Map<string, HeapSample[]>()
  let residentBytes = 0
  const look = async ({ name, direct }: Gateway) => {
    const response = await fetch(`${direct()}/metrics`, { signal: AbortSignal.timeout(MAX_ANSWER_MS) })
    const text = await response.text()
    const value = (metric: string) => Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1])
    const process = `${name} ${value('process_start_time_seconds')}`
    const life = lives.get(process) ?? []
    life.push({ atMs: Date.now(), heapBytes: value('nodejs_heap_size_used_bytes') })
    lives.set(process, life)
    residentBytes = Math.max(residentBytes, value('process_resident_memory_bytes'))
  }
  const watch = async () => {
    while (!ending.aborted) {
      // A gateway that is dead or frozen gives no sample.
      await Promise.allSettled(gateways.map(look))
      await sleep(LOOK_EVERY_MS, null, { signal: ending }).catch(() => {})
    }
  }
  void watch()
  return {
    growthMb() {
      const growth = heapGrowth([...lives.values()])
      return growth === null ? null : growth / MB
    },
    maxResidentMb: () => residentBytes / MB,
  }
}
