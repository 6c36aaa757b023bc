/** Completed calls a second of `connections` callers, each of which calls again as soon as it has its answer. */
export async function rate(work: () => Promise<unknown>, connections: number, ms: number): Promise<number> {
  const startedMs = performance.now()
  let done = 0
  const caller = async () => {
    while (performance.now() - startedMs < ms) {
      await work()
      done++
    }
  }
  await Promise.all(Array.from({ length: connections }, caller))
  return done / ((performance.now() - startedMs) / 1000)
}

/** Milliseconds until the work is done. */
export async function took(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The median, the 99th percentile and the longest of all calls that so many callers make in that time. */
export async function waits(
  work: () => Promise<unknown>,
  callers: number,
  ms: number,
): Promise<{ readonly medianMs: number; readonly p99Ms: number; readonly longestMs: number }> {
  const all: number[] = []
  await rate(async () => all.push(await took(work)), callers, ms)
  const p99Ms = all.toSorted((one, other) => one - other)[Math.floor(all.length * 0.99)] ?? Number.NaN
  return { medianMs: median(all), p99Ms, longestMs: Math.max(...all) }
}
