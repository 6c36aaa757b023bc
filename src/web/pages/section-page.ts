import { EDITIONS, type Edition, sectionPath } from '../../../schema/addresses.ts'
import { SectionPage } from '../../templates/news.ts'
import { newsList } from '../../templates/pages/news-list.ts'
import { listAddress } from './list-address.ts'
import type { ListPart } from './list-part.ts'
import { MISSING, type Page, pageKind, renderPage } from './page.ts'

const kind = pageKind('section-page', SectionPage)

export function sectionPage(edition: Edition, slug: string, part: ListPart): Page {
  return kind(edition, { slug, ...part }, (data, context) => {
    const { section } = data
    if (section === null) return MISSING
    const { name, description, parent, children, articles } = section
    const { absolute } = context
    const path = sectionPath(edition, slug)
    const earlier = part.after !== null
    return renderPage(
      data,
      {
        head: {
          title: `${name} · ${context.siteName}`,
          description: description ?? name,
          ...listAddress(path, part, articles.pageInfo, context),
          alternates: EDITIONS.map((language) => ({ language, url: absolute(sectionPath(language, slug)) })),
          feed: encodeURIComponent(slug),
        },
        navigation: { section: parent?.slug ?? slug, other: sectionPath(edition === 'it' ? 'en' : 'it', slug) },
        follows: [edition],
        main: newsList({ title: name, path, parent, children, articles, earlier, grows: below(slug, data) }, context),
      },
      context,
    )
  })
}

/** The section and its subsections. */
function below(slug: string, { sections }: Pick<SectionPage, 'sections'>): string[] {
  return [
    slug,
    ...sections.filter(({ parent }) => parent?.slug === slug).flatMap((child) => below(child.slug, { sections })),
  ]
}
