import { html, type SafeHtml } from '@remix-run/html-template'
import { authorPath } from '../../../schema/addresses.ts'
import { dataBlock } from '../data-block.ts'
import type { Article } from '../news.ts'
import type { RenderContext } from '../render-context.ts'

/** The metadata of an article for search engines: schema.org, and the times and topics of Open Graph. */
export function structuredData(article: Article, context: RenderContext): SafeHtml {
  const { publishedAt, updatedAt, section, tags } = article
  return html`${publishedAt === null ? null : html`<meta property="article:published_time" content="${publishedAt}">`}
<meta property="article:modified_time" content="${updatedAt}">
<meta property="article:section" content="${section.name}">
${tags.map(({ name }) => html`<meta property="article:tag" content="${name}">\n`)}
${dataBlock('news-article', newsArticle(article, context), 'application/ld+json')}`
}

function newsArticle(article: Article, { edition, siteName }: RenderContext): object {
  const { headline, standfirst, url, language, publishedAt, updatedAt, leadMedia, authors, section, tags } = article
  const images = leadMedia && [...new Set([leadMedia.wide, leadMedia.classic, leadMedia.square])]
  const publisher = { '@type': 'NewsMediaOrganization', name: siteName, url: new URL(`/${edition}`, url).href }
  const posts = article.livePosts.nodes
  return {
    '@context': 'https://schema.org',
    '@type': posts.length === 0 ? 'NewsArticle' : 'LiveBlogPosting',
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
    author: authors.map(({ name, slug }) => ({
      '@type': 'Person',
      name,
      url: new URL(authorPath(edition, slug), url).href,
    })),
    publisher,
    correction: article.corrections.map(({ text, at }) => ({ '@type': 'CorrectionComment', text, datePublished: at })),
    ...(posts.length > 0 && {
      coverageStartTime: publishedAt ?? undefined,
      liveBlogUpdate: posts.map((post) => ({
        '@type': 'BlogPosting',
        headline: post.headline ?? undefined,
        articleBody: post.text,
        datePublished: post.at,
        dateModified: post.updatedAt,
        url: `${url}#post-${post.key}`,
      })),
    }),
  }
}
