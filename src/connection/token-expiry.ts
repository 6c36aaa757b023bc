// Node's timers overflow beyond this; for a later expiry the timer is set again.
const MAX_TIMER_MS = 2 ** 31 - 1

/** Calls `expired` at the given time, unless disposed of first. */
export function atExpiry(expiresAt: Date, expired: () => void): Disposable {
  let timer: NodeJS.Timeout | undefined
  const wait = () => {
    const leftMs = expiresAt.getTime() - Date.now()
    if (leftMs <= 0) expired()
    else timer = setTimeout(wait, Math.min(leftMs, MAX_TIMER_MS))
  }
  wait()
  return { [Symbol.dispose]: () => clearTimeout(timer) }
}
