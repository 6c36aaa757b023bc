/** Of a side; also what a block may have. */
export const MAX_PIXELS = 100_000

/** Of an attribute. */
export function pixels(text: string): number | null {
  const [, number] = /^(\d{1,7})(?:\.\d+)?(?:px)?$/.exec(text) ?? []
  return pixelsOf(Number(number ?? 0))
}

/** Null for what is no size of a picture. */
export function pixelsOf(number: number): number | null {
  return Number.isInteger(number) && number >= 1 && number <= MAX_PIXELS ? number : null
}
