import { EDITIONS, type Edition, sectionPath } from '../../../schema/addresses.ts'
import { SectionPage } from '../../templates/news.ts'
import { newsList } from '../../templates/pages/news-list.ts'
import type { ListPart } from './list-part.ts'
import { notFound } from './notice-page.ts'
import { type Page, pageKind, renderPage } from './page.ts'

const kind = pageKind('section-page', SectionPage)

export function sectionPage(edition: Edition, slug: string, part: ListPart): Page {
  return kind(edition, { slug, ...part }, (data, context) => {
    const { section } = data
    if (section === null) return notFound(data, context)
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
          canonical: absolute(path),
          alternates: EDITIONS.map((language) => ({ language, url: absolute(sectionPath(language, slug)) })),
          section: slug,
          hidden: earlier,
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
