const zone = String.raw`(?<zone>Z|[a-z]+|[+-]\d{2}:?\d{2})?`
const isoTime = String.raw`(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`
const iso = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2})(?:[T ]+${isoTime}\s*${zone})?)?$`,
  'i',
)

const mailDay = String.raw`(?:\p{L}+\.?,?\s*)?(?<day>\d{1,2})[\s-]+(?<name>[a-z]{3})[a-z]*\.?[\s-]+(?<year>\d{4}|\d{2})`
const mailTime = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?`
const rfc822 = new RegExp(String.raw`^${mailDay}(?:,?\s+${mailTime}\s*${zone})?(?:\s*\([^)]*\))?$`, 'iu')

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const zoneHours = new Map([
  ['est', -5],
  ['edt', -4],
  ['cst', -6],
  ['cdt', -5],
  ['mst', -7],
  ['mdt', -6],
  ['pst', -8],
  ['pdt', -7],
  ['cet', 1],
  ['cest', 2],
  ['mez', 1],
  ['mesz', 2],
  ['bst', 1],
])

/** Parses ISO 8601, and RFC 822 with its common variants. Null for an invalid date, such as 31 February. Without a zone it is UTC. */
export function dateOf(text: string | null | undefined): Date | null {
  const trimmed = text?.trim() ?? ''
  const parts = (iso.exec(trimmed) ?? rfc822.exec(trimmed))?.groups
  if (!parts) return null
  const month = parts.name === undefined ? Number(parts.month) - 1 : months.indexOf(parts.name.toLowerCase())
  const day = Number(parts.day ?? 1)
  const hour = Number(parts.hour ?? 0)
  const minute = Number(parts.minute ?? 0)
  // 60 is a leap second.
  const second = Math.min(Number(parts.second ?? 0), 59)
  const milliseconds = Math.floor(Number(`0.${parts.fraction ?? 0}`) * 1000)
  const year = fullYear(parts.year ?? '')
  // Some systems write year 1 for "no date"; there were no newspapers before 1600.
  if (year < 1600) return null
  const date = new Date(Date.UTC(year, month, day, hour, minute, second, milliseconds))
  const real = date.getUTCMonth() === month && date.getUTCDate() === day && minute < 60
  if (!real) return null
  return new Date(date.getTime() - minutesAhead(parts.zone ?? 'Z') * 60_000)
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) < 70 ? 2000 : 1900)
}

function minutesAhead(zone: string): number {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!offset) return (zoneHours.get(zone.toLowerCase()) ?? 0) * 60
  const minutes = Number(offset[2]) * 60 + Number(offset[3])
  return offset[1] === '-' ? -minutes : minutes
}
