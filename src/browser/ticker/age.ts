const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** The age in the given language: "7 ore fa", "yesterday". */
export function age(since: Date, now: Date, language: string): string {
  const seconds = Math.max(0, (now.getTime() - since.getTime()) / 1_000)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return words.format(-Math.floor(seconds / length), unit)
  }
  return words.format(0, 'second')
}
