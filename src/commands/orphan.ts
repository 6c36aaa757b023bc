const LOOK_MS = 500

/**
 * Calls `orphaned` once when the parent process has exited. npm runs scripts in a shell that does not forward signals: stopping
 * `npm start` ends the shell, and the gateway would keep running.
 */
export function whenOrphaned(orphaned: () => void): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    orphaned()
  }, LOOK_MS)
  look.unref()
}
