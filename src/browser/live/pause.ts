const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 10_000

/** Exponential backoff with full jitter: readers that were disconnected together do not reconnect together. */
export function backOff(failures: number): number {
  return Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures)
}

/** Resolves after the delay, or earlier if the browser is online again, the page becomes visible, or the signal aborts. */
export function pause(ms: number, ending: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = new AbortController()
  const { signal } = done
  const looked = () => document.visibilityState === 'visible' && resolve()
  addEventListener('online', () => resolve(), { signal })
  document.addEventListener('visibilitychange', looked, { signal })
  ending.addEventListener('abort', () => resolve(), { signal })
  if (ending.aborted) resolve()
  const timer = setTimeout(resolve, ms)
  return promise.finally(() => {
    clearTimeout(timer)
    done.abort()
  })
}
