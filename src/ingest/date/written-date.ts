import { clockIn } from './clock.ts'
import type { Written } from './iso-date.ts'
import { isWeekday, monthNamed } from './month-names.ts'

const connectors = new Set(['de', 'del', 'di', 'of', 'the', 'at', 'le', 'la', 'um', 'uhr', 'alle', 'ore', 'kl', 'om'])

/** Reads RFC 822 with its variants, `ctime`, and dates that people write, with a month in words or in numbers. */
export function writtenDate(text: string, language: string | null): Written | null {
  const clock = clockIn(text)
  const before = clock ? text.slice(0, clock.from) : text
  const [zone, lastYear] = clock ? takeYear(text.slice(clock.to)) : ['', '']
  const words = `${before} ${lastYear}`.split(/[\s,]+/).filter((word) => word !== '')
  const day = numericDay(words, language) ?? wordedDay(words, language)
  return day === null ? null : { iso: clock ? `${day}T${clock.iso}` : day, zone }
}

/** The year that `ctime` and `date` write last; the rest is the zone. */
function takeYear(text: string): [rest: string, year: string] {
  const found = /(?:^| )(\d{4})$/.exec(text)
  return found?.[1] === undefined ? [text.trim(), ''] : [text.slice(0, found.index).trim(), found[1]]
}

function numericDay(words: readonly string[], language: string | null): string | null {
  const [date = '', weekday] = words.toReversed()
  const parts = /^(\d{1,4})([./])(\d{1,2})\2(\d{1,4})$/.exec(date)
  if (!parts || words.length > 2 || (weekday !== undefined && !isWeekday(weekday))) return null
  const [, first = '', separator, second = '', third = ''] = parts
  if (first.length === 4) return dayOf(first, Number(second), third)
  if (third.length !== 4) return null
  const isDayFirst = separator === '.' || dayComesFirst(Number(first), Number(second), language)
  if (isDayFirst === null) return null
  return isDayFirst ? dayOf(third, Number(second), first) : dayOf(third, Number(first), second)
}

/** Null if either may be the day: Americans write the month first. */
function dayComesFirst(first: number, second: number, language: string | null): boolean | null {
  if (first > 12 || second > 12 || first === second) return first > 12 || first === second
  if (language === null || language === 'en') return null
  const order = new Intl.DateTimeFormat(language, { dateStyle: 'short' }).formatToParts(0).map(({ type }) => type)
  return order.indexOf('day') < order.indexOf('month')
}

function wordedDay(words: readonly string[], language: string | null): string | null {
  const parts = words.flatMap((word) => word.split(/[/-]/))
  const numbers = parts.flatMap((part) => /^(\d{1,4})(?:st|nd|rd|th|er|º|ª|\.)?$/i.exec(part)?.[1] ?? [])
  const names = parts.filter((part) => /^\p{L}{2}/u.test(part) && !connectors.has(part.toLowerCase().replace('.', '')))
  const [name = '', ...others] = names.toReversed()
  const month = monthNamed(name, language)
  const [first = '', second = '', ...more] = numbers
  if (month === null || more.length > 0 || others.length > 1 || !others.every(isWeekday)) return null
  return first.length === 4 ? dayOf(first, month, second) : dayOf(second, month, first)
}

function dayOf(year: string, month: number, day: string): string | null {
  if (day.length < 1 || day.length > 2 || (year.length !== 2 && year.length !== 4)) return null
  return [fullYear(year), String(month).padStart(2, '0'), day.padStart(2, '0')].join('-')
}

function fullYear(year: string): string {
  return year.length === 4 ? year : String(Number(year) + (Number(year) < 70 ? 2000 : 1900))
}
