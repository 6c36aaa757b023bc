const LOOK_MS = 500

/**
 * Calls `orphaned` once when this process has lost the parent it started with. npm runs scripts in a shell that does
 * not pass signals on: who stops `npm start` ends the shell, and the gateway would stay behind unseen.
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
