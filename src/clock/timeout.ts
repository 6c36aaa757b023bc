/** Rejects with an error of this message if the work does not settle within `maxMs`. The work itself is not cancelled. */
export async function withTimeout<Value>(work: Promise<Value>, maxMs: number, message: string): Promise<Value> {
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new Error(message)), maxMs)
  try {
    return await Promise.race([work, timeout.promise])
  } finally {
    clearTimeout(timer)
  }
}
