export interface PollOptions {
  /** Does the work and returns after how many milliseconds to do it again. */
  readonly work: () => Promise<number>
  /** The delay after `work` has thrown. */
  readonly retryMs: number
  readonly onError: (error: unknown) => void
  /** The delay before the first run; without it, the first run is immediate. */
  readonly firstMs?: number
}

/** Runs `work` again and again, one run at a time, until disposed of. Disposal waits for the run in progress. */
export function poll({ work, retryMs, onError, firstMs }: PollOptions): AsyncDisposable {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const run = async () => {
    let delayMs = retryMs
    try {
      delayMs = await work()
    } catch (error) {
      onError(error)
    }
    if (!stopped) schedule(delayMs)
  }
  const schedule = (delayMs: number) => {
    timer = setTimeout(() => {
      running = run()
    }, delayMs)
  }
  if (firstMs === undefined) running = run()
  else schedule(firstMs)
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** 80 to 120 % of a delay: the gateways of a cluster do not poll in step. */
export function jittered(delayMs: number): number {
  return delayMs * (0.8 + 0.4 * Math.random())
}
