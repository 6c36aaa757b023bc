const CHECK_MS = 500

/**
 * Calls `orphaned` once the parent process has exited. npm runs scripts in a shell that does not forward signals: stopping
 * `npm start` kills the shell, and the gateway would keep running unnoticed.
 */
export function whenOrphaned(orphaned: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    orphaned()
  }, CHECK_MS)
  timer.unref()
}
