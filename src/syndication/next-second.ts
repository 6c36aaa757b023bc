/**
 * The date of a change for HTTP, which counts in seconds: the end of the second in which the answer was made. Another
 * answer may have been made before it in the same second, and who has that one must not be told that nothing changed.
 */
export function nextSecond(madeAtMs: number): string {
  return new Date((Math.floor(madeAtMs / 1_000) + 1) * 1_000).toUTCString()
}
