import { articlePath, type Edition, editionOf } from '../../../schema/addresses.ts'
import { ArticlePage } from '../../templates/news.ts'
import { articlePage as drawn } from '../../templates/pages/article-page.ts'
import { structuredData } from '../../templates/structured-data.ts'
import { gone, notFound } from './notice-page.ts'
import { type Page, pageKind, whole } from './page.ts'

const kind = pageKind('article-page', ArticlePage)

export function articlePage(edition: Edition, slug: string): Page {
  return kind(edition, { slug }, (answer, drawing) => {
    const { article, withdrawal } = answer
    if (article === null) return withdrawal === null ? notFound(answer, drawing) : gone(answer, withdrawal, drawing)
    // An earlier slug, or the edition of another language: redirect.
    if (article.slug !== slug || editionOf(article.language) !== edition) {
      return { status: 301, path: articlePath(article) }
    }
    const { headline, standfirst, url, language, section, translations } = article
    const other = translations.find((translation) => editionOf(translation.language) !== edition)
    return whole(
      answer,
      {
        head: {
          title: `${headline} · Tickertape`,
          description: standfirst ?? headline,
          canonical: url,
          alternates: [{ language, url }, ...translations.map(({ language, url }) => ({ language, url }))],
          section: section.slug,
          more: structuredData(article, edition),
        },
        place: { section: section.slug, other: other ? articlePath(other) : edition === 'it' ? '/en' : '/it' },
        follows: language.split('-')[0] ?? language,
        main: drawn(article, drawing.reading),
      },
      drawing,
    )
  })
}
