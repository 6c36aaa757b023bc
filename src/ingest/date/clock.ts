interface Clock {
  readonly iso: string
  /** Where it stands in the text. */
  readonly from: number
  readonly to: number
}

const clock =
  /(?<![\d:])(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])|h(\d{2})?\b)?(?:\s?([ap])(?:m\b|\.\s?m\.))?/gi

/** The first time of day, as `16:20:00`: on 24 hours, with AM or PM, or as in French (`16h20`). */
export function clockIn(text: string): Clock | null {
  for (const found of text.matchAll(clock)) {
    const [all, hour, minute, second, minuteAfterH, half] = found
    const isClock = minute !== undefined || half !== undefined || /h/i.test(all)
    const hours = hoursOf(Number(hour), half?.toLowerCase())
    if (!isClock) continue
    if (hours === null) return null
    // 60 is a leap second.
    const parts = [hours, Number(minute ?? minuteAfterH ?? 0), second === '60' ? 59 : Number(second ?? 0)]
    const iso = parts.map((part) => String(part).padStart(2, '0')).join(':')
    return { iso, from: found.index, to: found.index + all.length }
  }
  return null
}

function hoursOf(written: number, half: string | undefined): number | null {
  if (half === undefined) return written
  return written >= 1 && written <= 12 ? (written % 12) + (half === 'p' ? 12 : 0) : null
}
