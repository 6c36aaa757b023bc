/**
 * What a graphql-ws operation returns whose messages are written to the socket by someone else: an iterable that
 * yields nothing and only lasts. An `async function*` would not do: its `return()` waits for the pending `next()`.
 */
export function lasting(onEnd: () => void): { iterable: AsyncGenerator<never, void>; end(): void } {
  const ended = Promise.withResolvers<IteratorReturnResult<void>>()
  let over = false
  const end = () => {
    if (over) return
    over = true
    ended.resolve({ done: true, value: undefined })
    onEnd()
  }
  const iterable: AsyncGenerator<never, void> = {
    next: () => ended.promise,
    return: () => {
      end()
      return ended.promise
    },
    throw: () => {
      end()
      return ended.promise
    },
    [Symbol.asyncIterator]: () => iterable,
    [Symbol.asyncDispose]: async () => end(),
  }
  return { iterable, end }
}
