/** What surrounds a value in JSON: quotation marks, comma, colon. */
const AROUND_BYTES = 4

/** Whether the JSON of a value may have more bytes than that. Stops as soon as it is known; texts count as UTF-8 without escapes. */
export function exceeds(value: unknown, maxBytes: number): boolean {
  let left = maxBytes
  const waiting = [value]
  while (left >= 0 && waiting.length > 0) {
    const one = waiting.pop()
    left -= AROUND_BYTES
    if (typeof one === 'string') left -= Buffer.byteLength(one)
    else if (Array.isArray(one)) for (const item of one) waiting.push(item)
    else if (typeof one === 'object' && one !== null) {
      for (const [name, member] of Object.entries(one)) {
        left -= name.length
        waiting.push(member)
      }
    }
  }
  return left < 0
}
