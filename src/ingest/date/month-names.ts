import { LRUCache } from 'lru-cache'

const EUROPEAN =
  'en de fr it es pt nl ru pl uk cs sk hu ro el sv da nb nn fi is et lv lt sl hr sr-Latn sr bs bg mk sq ca gl eu tr ga cy mt be lb'.split(
    ' ',
  )

/** A Wednesday: the week has all days, and no day of another month. */
const WEEK = Date.UTC(2026, 0, 7)
const DAY_MS = 86_400_000

interface Names {
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlySet<string>
}

/** Of the languages that feeds name, which may be any; to make them takes milliseconds. */
const known = new LRUCache<string, Names>({ max: 200 })

/**
 * The month of a name or of its beginning, from 1, in any European language; null if languages disagree. `language` decides then:
 * `listopad` is October in Croatian and November in Polish.
 */
export function monthNamed(word: string, language: string | null): number | null {
  const name = simplified(word)
  const own = language === null ? null : monthIn(namesOf(language), name)
  if (own !== null) return own
  const english = monthIn(namesOf('en'), name)
  if (english !== null) return english
  const months = new Set(EUROPEAN.map((one) => monthIn(namesOf(one), name)).filter((month) => month !== null))
  const [month] = months
  return months.size === 1 && month !== undefined ? month : null
}

export function isWeekday(word: string): boolean {
  const name = simplified(word)
  return EUROPEAN.some((language) => {
    const { weekdays } = namesOf(language)
    return weekdays.has(name) || (name.length > 2 && [...weekdays].some((weekday) => weekday.startsWith(name)))
  })
}

function monthIn({ months }: Names, name: string): number | null {
  const exact = months.get(name)
  if (exact !== undefined || name.length < 3) return exact ?? null
  const found = new Set([...months].filter(([known]) => known.startsWith(name)).map(([, month]) => month))
  const [month] = found
  return found.size === 1 && month !== undefined ? month : null
}

function namesOf(language: string): Names {
  const names = known.get(language) ?? makeNames(language)
  known.set(language, names)
  return names
}

/** Alone and beside a day, since many languages inflect them; with and without a diacritic. */
function makeNames(language: string): Names {
  const months = new Map<string, number>()
  const weekdays = new Set<string>()
  for (const length of ['long', 'short'] as const) {
    for (const beside of [{}, { day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { month: length, ...beside, timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        const name = part(format, Date.UTC(2026, month, 6), 'month')
        if (name !== '') months.set(name, month + 1)
      }
    }
    const format = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' })
    for (let day = 0; day < 7; day++) weekdays.add(part(format, WEEK + day * DAY_MS, 'weekday'))
  }
  return { months, weekdays }
}

function part(format: Intl.DateTimeFormat, time: number, type: 'month' | 'weekday'): string {
  return simplified(format.formatToParts(time).find((one) => one.type === type)?.value ?? '')
}

/** Without case, diacritics and stops. */
function simplified(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
}
