import { authorPath, EDITIONS, type Edition, topicPath } from '../../../schema/addresses.ts'
import { TopicPage } from '../../templates/news.ts'
import { newsList } from '../../templates/pages/news-list.ts'
import { listAddress } from './list-address.ts'
import type { ListPart } from './list-part.ts'
import { MISSING, type Page, pageKind, renderPage } from './page.ts'

const KINDS = {
  author: { page: pageKind('author-page', TopicPage), path: authorPath, feed: 'authors/' },
  topic: { page: pageKind('topic-page', TopicPage), path: topicPath, feed: 'tags/' },
} as const

/** What is by an author, or about a topic. */
export function topicPage(kind: keyof typeof KINDS, edition: Edition, slug: string, part: ListPart): Page {
  const { page, path: pathOf, feed } = KINDS[kind]
  return page(edition, { slug, ...part }, (data, context) => {
    const { topic } = data
    if (topic === null) return MISSING
    const { name, description, articles } = topic
    const path = pathOf(edition, slug)
    return renderPage(
      data,
      {
        head: {
          title: `${name} · ${context.siteName}`,
          description: description ?? name,
          ...listAddress(path, part, articles.pageInfo, context),
          alternates: EDITIONS.map((language) => ({ language, url: context.absolute(pathOf(language, slug)) })),
          feed: `${feed}${encodeURIComponent(slug)}`,
        },
        navigation: { other: pathOf(edition === 'it' ? 'en' : 'it', slug) },
        follows: [edition],
        main: newsList(
          { title: name, description, path, articles, earlier: part.after !== null, grows: null },
          context,
        ),
      },
      context,
    )
  })
}
