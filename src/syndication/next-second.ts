/**
 * The `Last-Modified` of a response: the end of the second in which it was rendered. HTTP dates have a resolution of a second, and an
 * earlier response of the same second must not be confirmed as unchanged.
 */
export function nextSecond(madeAtMs: number): string {
  return new Date((Math.floor(madeAtMs / 1_000) + 1) * 1_000).toUTCString()
}
