import { type Edition, searchPath } from '../../../schema/addresses.ts'
import { Chrome, SearchPage } from '../../templates/news.ts'
import { searchPage as drawn } from '../../templates/pages/search-page.ts'
import { type Drawing, type Drawn, type Page, pageKind, whole } from './page.ts'

const kind = pageKind('search-page', SearchPage)
const blank = pageKind('notice-page', Chrome)

/** The limit of the API. */
const MAX_TEXT_CHARACTERS = 256

export function searchPage(edition: Edition, asked: string, after: string | null): Page {
  const text = asked.normalize().trim().slice(0, MAX_TEXT_CHARACTERS)
  if (text === '') return blank(edition, {}, (answer, drawing) => page(answer, text, null, drawing))
  return kind(edition, { text, after }, (answer, drawing) => page(answer, text, answer.search, drawing))
}

function page(chrome: Chrome, text: string, found: SearchPage['search'] | null, drawing: Drawing): Drawn {
  const { edition, words } = drawing.reading
  const query = new URLSearchParams({ q: text })
  return whole(
    chrome,
    {
      head: {
        title: `${text === '' ? words.search : `${text} · ${words.search}`} · Tickertape`,
        description: words.searchFor,
        canonical: drawing.absolute(searchPath(edition)),
        alternates: [],
        hidden: true,
      },
      place: { other: `${searchPath(edition === 'it' ? 'en' : 'it')}?${query}` },
      follows: edition,
      main: drawn(text, found, drawing.reading),
    },
    drawing,
  )
}
