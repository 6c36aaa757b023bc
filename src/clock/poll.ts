/** Walks again and again, about so many milliseconds after it came back: jitter keeps a cluster's gateways apart. */
export function patrol(walk: () => Promise<void>, everyMs: number): Disposable {
  let stopped = false
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(
      async () => {
        await walk()
        if (!stopped) next()
      },
      everyMs * (0.8 + 0.4 * Math.random()),
    )
  }
  next()
  return {
    [Symbol.dispose]() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
