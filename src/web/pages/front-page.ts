import { EDITIONS, type Edition } from '../../../schema/addresses.ts'
import { FrontPage } from '../../templates/news.ts'
import { frontPage as front } from '../../templates/pages/front-page.ts'
import { newsList } from '../../templates/pages/news-list.ts'
import { listAddress } from './list-address.ts'
import type { ListPart } from './list-part.ts'
import { type Page, pageKind, renderPage } from './page.ts'

/** The curations and sizes that `front-page.graphql` queries. */
const LISTS = [
  { slug: 'ticker', first: 40 },
  { slug: 'in-evidenza', first: 20 },
]
const kind = pageKind('front-page', FrontPage)

/** The front page of an edition; with `after`, a list of earlier news. */
export function frontPage(edition: Edition, part: ListPart): Page {
  return kind(edition, part, (data, context) => {
    const { words, absolute } = context
    const earlier = part.after !== null
    const path = `/${edition}`
    const list = { title: words.latest, path, articles: data.latestNews, earlier }
    return renderPage(
      data,
      {
        head: {
          title: earlier ? `${words.latest} · ${context.siteName}` : `${context.siteName}: ${words.tagline}`,
          description: words.tagline,
          ...listAddress(path, part, data.latestNews.pageInfo, context),
          alternates: [
            ...EDITIONS.map((language) => ({ language, url: absolute(`/${language}`) })),
            { language: 'x-default', url: absolute('/') },
          ],
        },
        navigation: { other: edition === 'it' ? '/en' : '/it' },
        follows: [edition],
        lists: earlier ? [] : LISTS,
        main: earlier ? newsList(list, context) : front(data, context),
      },
      context,
    )
  })
}
