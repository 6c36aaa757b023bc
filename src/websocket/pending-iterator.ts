/**
 * The iterator that graphql-ws holds for a subscription whose messages are written to the socket elsewhere: it yields
 * nothing and stays pending until `end()` or `return()`. Not an `async function*`: its `return()` would wait for the
 * pending `next()`, so an unsubscribe would hang.
 */
export function pendingIterator(onEnd: () => void): { iterator: AsyncGenerator<never, void>; end(): void } {
  const done = Promise.withResolvers<IteratorReturnResult<void>>()
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    done.resolve({ done: true, value: undefined })
    onEnd()
  }
  const iterator: AsyncGenerator<never, void> = {
    next: () => done.promise,
    return: () => {
      end()
      return done.promise
    },
    throw: () => {
      end()
      return done.promise
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => end(),
  }
  return { iterator, end }
}
