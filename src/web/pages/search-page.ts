import { type Edition, searchPath } from '../../../schema/addresses.ts'
import { Chrome, SearchPage } from '../../templates/news.ts'
import { searchPage as template } from '../../templates/pages/search-page.ts'
import { type Page, type PageContext, pageKind, type RenderedPage, renderPage } from './page.ts'

const kind = pageKind('search-page', SearchPage)
const blank = pageKind('notice-page', Chrome)

/** The limit of the API. */
const MAX_TEXT_CHARACTERS = 256

export function searchPage(edition: Edition, asked: string, after: string | null): Page {
  const text = asked.normalize().trim().slice(0, MAX_TEXT_CHARACTERS)
  if (text === '') return blank(edition, {}, (data, context) => page(data, text, null, context))
  return kind(edition, { text, after }, (data, context) => page(data, text, data.search, context))
}

function page(chrome: Chrome, text: string, found: SearchPage['search'] | null, context: PageContext): RenderedPage {
  const { edition, words } = context
  const query = new URLSearchParams({ q: text })
  return renderPage(
    chrome,
    {
      head: {
        title: `${text === '' ? words.search : `${text} · ${words.search}`} · ${context.siteName}`,
        description: words.searchFor,
        canonical: context.absolute(searchPath(edition)),
        alternates: [],
        hidden: true,
      },
      navigation: { other: `${searchPath(edition === 'it' ? 'en' : 'it')}?${query}` },
      follows: [edition],
      main: template(text, found, context),
    },
    context,
  )
}
