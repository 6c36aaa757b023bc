import { setTimeout as sleep } from 'node:timers/promises'
import type { Audience } from './audience.ts'
import { cpuMs, type Subject } from './subject.ts'

const PAUSE_MS = 300

export interface Throughput {
  readonly messagesPerSecond: number
  /** Processor time of the server for each message. */
  readonly cpuMicros: number
  /** Share of a core that the busiest client process used; near 1, it was the client that was measured. */
  readonly clientLoad: number
}

/** Bursts of so many events, the next when everybody has received the last. */
export async function throughput(
  subject: Subject,
  audience: Audience,
  { bursts, burst }: { readonly bursts: number; readonly burst: number },
): Promise<Throughput> {
  await audience.reset()
  const cpuBefore = cpuMs(subject.process)
  const clientsBefore = audience.processes.map(cpuMs)
  const began = now()
  for (let count = 1; count <= bursts; count++) {
    await subject.emit(burst)
    await audience.reached(count * burst)
  }
  const tookMs = now() - began
  const messages = audience.clients * bursts * burst
  const clientMs = audience.processes.map((child, at) => cpuMs(child) - (clientsBefore[at] ?? 0))
  return {
    messagesPerSecond: (messages / tookMs) * 1000,
    cpuMicros: ((cpuMs(subject.process) - cpuBefore) / messages) * 1000,
    clientLoad: Math.max(...clientMs) / tookMs,
  }
}

/** Milliseconds from the moment that an event is emitted to its arrival at the last client, one event at a time. */
export async function paced(subject: Subject, audience: Audience, events: number): Promise<number> {
  await audience.reset()
  const took: number[] = []
  for (let event = 1; event <= events; event++) {
    const began = now()
    await subject.emit(1)
    took.push((await audience.reached(event)) - began)
    await sleep(PAUSE_MS)
  }
  return median(took)
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/** Of the wall clock, with fractions, so that it can be compared between processes. */
const now = () => performance.timeOrigin + performance.now()
