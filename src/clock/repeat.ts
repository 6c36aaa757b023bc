/**
 * Does the work now and again, one time after the other, until it is disposed of, which waits for its end. `work` says
 * after how many milliseconds it is to be done again; when it fails, that is `retryMs`.
 */
export function repeat(
  work: () => Promise<number>,
  retryMs: number,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async () => {
    let sleepMs = retryMs
    try {
      sleepMs = await work()
    } catch (error) {
      onError(error)
    }
    if (!stopped) timer = setTimeout(next, sleepMs)
  }
  let working = once()
  const next = () => {
    working = once()
  }
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}
