import { html } from '@remix-run/html-template'
import { articlePath, type Edition, editionOf } from '../../../schema/addresses.ts'
import { ArticlePage } from '../../templates/news.ts'
import { articlePage as template } from '../../templates/pages/article-page.ts'
import { mostRecent } from '../../templates/pages/most-recent.ts'
import { structuredData } from '../../templates/search-engines/structured-data.ts'
import type { ListPart } from './list-part.ts'
import { gone } from './notice-page.ts'
import { MISSING, type Page, pageKind, renderPage } from './page.ts'

/** The label of live blogs. */
const LIVE = 'live'

const kind = pageKind('article-page', ArticlePage)

/** `part`: of the posts of a live blog. */
export function articlePage(edition: Edition, slug: string, part: ListPart): Page {
  return kind(edition, { slug, ...part }, (data, context) => {
    const { article, withdrawal } = data
    if (article === null) return withdrawal === null ? MISSING : gone(data, withdrawal, context)
    // An earlier slug, or the edition of another language: redirect.
    if (article.slug !== slug || editionOf(article.language) !== edition) {
      return { status: 301, path: articlePath(article) }
    }
    const { headline, standfirst, url, canonicalUrl, language, section, translations } = article
    const other = translations.find((translation) => editionOf(translation.language) !== edition)
    const shown = new Set([article, ...article.related].map(({ id }) => id))
    return renderPage(
      data,
      {
        head: {
          title: `${article.seoTitle ?? headline} · ${context.siteName}`,
          description: article.seoDescription ?? standfirst ?? headline,
          canonical: canonicalUrl ?? url,
          alternates: [{ language, url }, ...translations.map(({ language, url }) => ({ language, url }))],
          feed: encodeURIComponent(section.slug),
          social: {
            type: 'article',
            title: article.socialTitle ?? headline,
            description: article.socialDescription ?? standfirst,
            picture: article.leadMedia && { url: article.leadMedia.preview, altText: article.leadMedia.altText },
          },
          more: structuredData(article, context),
        },
        navigation: { section: section.slug, other: other ? articlePath(other) : edition === 'it' ? '/en' : '/it' },
        follows: [edition, language, ...[...translations, ...article.related].map(({ language }) => language)],
        posts:
          article.labels.some(({ slug }) => slug === LIVE) || article.livePosts.nodes.length > 0
            ? { uri: article.uri }
            : null,
        main: html`${template(article, context)}${mostRecent(data.mostRecent, shown, context)}`,
      },
      context,
    )
  })
}
