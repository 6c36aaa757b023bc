/** The value of the work, if it is there within so many milliseconds. @throws an error with these words otherwise. */
export async function inTime<Value>(work: Promise<Value>, maxMs: number, words: string): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(words)), maxMs)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
