import { EDITIONS, type Edition, searchPath } from '../../../schema/addresses.ts'
import { NoticePage, SearchPage } from '../../templates/news.ts'
import { parametersOf, type SearchChoice, searchPage as template } from '../../templates/pages/search-page.ts'
import { type Page, type PageContext, pageKind, type RenderedPage, renderPage } from './page.ts'
import { filterOf } from './search-choice.ts'

const kind = pageKind('search-page', SearchPage)
const blank = pageKind('notice-page', NoticePage)

export function searchPage(edition: Edition, choice: SearchChoice, after: string | null): Page {
  const { text } = choice
  if (text === '') return blank(edition, {}, (data, context) => page(data, choice, null, context))
  return kind(edition, { text, filter: filterOf(choice), after }, (data, context) =>
    page(data, choice, data.search, context),
  )
}

function page(
  data: NoticePage | SearchPage,
  choice: SearchChoice,
  found: SearchPage['search'] | null,
  context: PageContext,
): RenderedPage {
  const { edition, words } = context
  const { text, language } = choice
  const other = searchPath(edition === 'it' ? 'en' : 'it')
  return renderPage(
    data,
    {
      head: {
        title: `${text === '' ? words.search : `${text} · ${words.search}`} · ${context.siteName}`,
        description: words.searchFor,
        canonical: context.absolute(searchPath(edition)),
        alternates: [],
        hidden: true,
      },
      navigation: { other: `${other}?${parametersOf({ ...choice, language: 'all' })}` },
      follows: language === 'all' ? [edition, ...EDITIONS] : [edition, language],
      main: template(choice, found, data.sections, context),
    },
    context,
  )
}
