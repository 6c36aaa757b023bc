import { html, type SafeHtml } from '@remix-run/html-template'
import { dataBlock } from './data-block.ts'
import type { Article } from './news.ts'
import type { RenderContext } from './render-context.ts'

const LOCALES = { it: 'it_IT', en: 'en_GB' } as const

/** The metadata of an article for search engines and link previews: schema.org and Open Graph. */
export function structuredData(article: Article, { edition, siteName }: RenderContext): SafeHtml {
  const { headline, standfirst, url, language, publishedAt, updatedAt, leadMedia, authors, section, tags } = article
  const title = article.socialTitle ?? headline
  const description = article.socialDescription ?? standfirst
  const image = leadMedia === null ? null : leadMedia.preview
  const images = leadMedia && [...new Set([leadMedia.wide, leadMedia.classic, leadMedia.square])]
  const organisation = { '@type': 'NewsMediaOrganization', name: siteName, url: new URL(`/${edition}`, url).href }
  const newsArticle = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline,
    description: standfirst ?? undefined,
    inLanguage: language,
    datePublished: publishedAt ?? undefined,
    dateModified: updatedAt,
    articleSection: section.name,
    genre: article.genre ?? undefined,
    isAccessibleForFree: article.access === 'FREE',
    keywords: tags.map(({ name }) => name),
    image: images ?? undefined,
    author: authors.map(({ name }) => ({ '@type': 'Person', name })),
    publisher: organisation,
    correction: article.corrections.map(({ text, at }) => ({ '@type': 'CorrectionComment', text, datePublished: at })),
  }
  return html`<meta property="og:type" content="article">
<meta property="og:site_name" content="${siteName}">
<meta property="og:title" content="${title}">
<meta property="og:url" content="${url}">
<meta property="og:locale" content="${LOCALES[edition]}">
${description === null ? null : html`<meta property="og:description" content="${description}">`}
${image === null ? null : html`<meta property="og:image" content="${image}">`}
${leadMedia?.altText ? html`<meta property="og:image:alt" content="${leadMedia.altText}">` : null}
${publishedAt === null ? null : html`<meta property="article:published_time" content="${publishedAt}">`}
<meta property="article:modified_time" content="${updatedAt}">
<meta property="article:section" content="${section.name}">
${tags.map(({ name }) => html`<meta property="article:tag" content="${name}">\n`)}
<meta name="twitter:card" content="summary_large_image">
${dataBlock('news-article', newsArticle, 'application/ld+json')}`
}
