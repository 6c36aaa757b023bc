/** What no time can hold any more is as good as never. */
const MAX_SECONDS = 1_000_000_000

/** The time of a `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3). Null if there is none that can be read. */
export function retryAfterOf(header: string | null, now: Date): Date | null {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return new Date(now.getTime() + Math.min(Number(text), MAX_SECONDS) * 1_000)
  const at = text === '' ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at)
}
