/** Records a stream as an observer (next, error, complete), which every client library accepts. */
export interface Recorder<Value> {
  readonly received: readonly Value[]
  readonly next: (value: Value) => void
  readonly error: (error: unknown) => void
  readonly complete: () => void
  /** Resolves with all values once there are at least `count`. Rejects if the stream ends before. */
  values(count: number): Promise<readonly Value[]>
}

export function recorder<Value>(): Recorder<Value> {
  const received: Value[] = []
  const changed = new Set<() => void>()
  let end: unknown = null
  const change = () => {
    for (const look of changed) look()
  }
  return {
    received,
    next(value) {
      received.push(value)
      change()
    },
    error(error) {
      end ??= error
      change()
    },
    complete() {
      end ??= new Error('complete')
      change()
    },
    values(count) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Value[]>()
      const look = () => {
        if (received.length >= count) resolve(received)
        else if (end !== null) reject(end)
        else return
        changed.delete(look)
      }
      changed.add(look)
      look()
      return promise
    },
  }
}
