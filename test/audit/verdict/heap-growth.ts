/** The heap of one process at one time. */
export interface HeapSample {
  readonly atMs: number
  readonly heapBytes: number
}

const WARM_UP_MS = 60_000
const WINDOW_MS = 20_000
const MIN_WINDOWS = 4

/**
 * The growth rate of heaps in bytes a minute: one slope for all processes (least squares), with an intercept for each. The minimum of
 * each window counts, which is what a garbage collection leaves. Null if no process lived long enough.
 */
export function heapGrowth(lives: readonly (readonly HeapSample[])[]): number | null {
  let spread = 0
  let together = 0
  for (const life of lives) {
    const points = leastOfWindows(life)
    if (points.length < MIN_WINDOWS) continue
    const atMs = mean(points.map((point) => point.atMs))
    const heapBytes = mean(points.map((point) => point.heapBytes))
    for (const point of points) {
      spread += (point.atMs - atMs) ** 2
      together += (point.atMs - atMs) * (point.heapBytes - heapBytes)
    }
  }
  return spread === 0 ? null : (together / spread) * 60_000
}

function leastOfWindows(life: readonly HeapSample[]): HeapSample[] {
  const begun = (life[0]?.atMs ?? 0) + WARM_UP_MS
  const warm = life.filter(({ atMs }) => atMs >= begun)
  const windows = Map.groupBy(warm, ({ atMs }) => Math.floor((atMs - begun) / WINDOW_MS))
  return [...windows.values()].map((window) =>
    window.reduce((one, other) => (other.heapBytes < one.heapBytes ? other : one)),
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
