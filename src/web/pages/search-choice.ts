import { EDITIONS, type Edition } from '../../../schema/addresses.ts'
import type { SearchChoice } from '../../templates/pages/search-page.ts'

const MAX_TEXT_CHARACTERS = 256
const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 24 * 60 * 60 * 1_000

/** What a search form has sent. What no form sends is left out. */
export function searchChoice({ searchParams }: URL, edition: Edition): SearchChoice {
  const day = (name: string) => {
    const given = searchParams.get(name) ?? ''
    return DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : ''
  }
  const language = searchParams.get('language')
  return {
    text: (searchParams.get('q') ?? '').normalize().trim().slice(0, MAX_TEXT_CHARACTERS),
    section: searchParams.get('section') ?? '',
    language: language === 'all' || EDITIONS.some((one) => one === language) ? (language ?? edition) : edition,
    from: day('from'),
    to: day('to'),
  }
}

/** The filter of the API. Days are those of UTC, and the last one is included. */
export function filterOf({ section, language, from, to }: SearchChoice): object {
  return {
    ...(language !== 'all' && { languages: [language] }),
    ...(section !== '' && { sections: [section] }),
    ...(from !== '' && { publishedFrom: new Date(from).toISOString() }),
    ...(to !== '' && { publishedBefore: new Date(Date.parse(to) + DAY_MS).toISOString() }),
  }
}
