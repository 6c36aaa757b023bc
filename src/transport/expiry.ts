// Node's timers take no more; a time that lies further off is looked at again then.
const MAX_TIMER_MS = 2 ** 31 - 1

/** Calls `expired` at the time, unless disposed of before. */
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
