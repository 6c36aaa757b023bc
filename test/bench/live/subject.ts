import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A server under measurement: it holds sockets open and can be made to tell all of them something. */
export interface Subject extends AsyncDisposable {
  readonly port: number
  readonly process: ChildProcess
  /** Makes so many events happen. `language`: of their stories; English when left out. Only a gateway knows others. */
  emit(events: number, language?: string): Promise<void>
}

const TICKS_PER_SECOND = 100
const STAT_UTIME = 11

/** Processor time that a process has used, in milliseconds. */
export function cpuMs({ pid }: Pick<ChildProcess, 'pid'>): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[STAT_UTIME]) + Number(fields[STAT_UTIME + 1])) * 1000) / TICKS_PER_SECOND
}

export function residentKiB({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
