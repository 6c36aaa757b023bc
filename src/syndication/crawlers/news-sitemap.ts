import { html } from '@remix-run/html-template'
import { snapshot } from '../../../db/connection/snapshot.ts'
import { readNews } from '../../../db/news/news-lists.ts'
import { articlePath } from '../../../schema/addresses.ts'
import { ALL_NEWS } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { graphqlError } from '../../../schema/errors.ts'
import type { StoredResponse } from '../../http/cache/response.ts'
import { withoutForbidden } from '../../xml/characters.ts'
import { documentResponse } from '../document-response.ts'

/** Limits of news sitemaps, by https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const MAX_AGE_HOURS = 48
const MAX_ARTICLES = 1_000
/** Articles leave the sitemap by age, without an event, so it is cached only this long. */
const MAX_SITEMAP_AGE_MS = 600_000

/** Renders the sitemap of the articles of the last two days. */
export async function newsSitemap(
  { query, publicUrl, addCacheTag }: Context,
  siteName: string,
): Promise<StoredResponse> {
  addCacheTag(ALL_NEWS)
  const publishedFrom = new Date(Date.now() - MAX_AGE_HOURS * 3_600_000)
  const read = await snapshot(query, async ({ query, position, nextDueMs }) => {
    const window = { limit: MAX_ARTICLES, backward: false }
    return { articles: await readNews(query, { filter: { publishedFrom }, window }), position, nextDueMs }
  })
  if (read === null) throw graphqlError('UNAVAILABLE', 'The news cannot be read. Try again in a moment.')
  const { articles, position, nextDueMs } = read
  // XML and HTML escape the same five characters.
  const xml = html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${articles.map(
  (article) => html`<url>
<loc>${new URL(articlePath(article), publicUrl).href}</loc>
<news:news>
<news:publication><news:name>${siteName}</news:name><news:language>${languageOf(article.language)}</news:language></news:publication>
<news:publication_date>${article.publishedAt && new Date(article.publishedAt).toISOString()}</news:publication_date>
<news:title>${withoutForbidden(article.headline)}</news:title>
</news:news>
</url>
`,
)}</urlset>
`
  return documentResponse('application/xml', String(xml), {
    position,
    nextDueMs: Math.min(nextDueMs ?? MAX_SITEMAP_AGE_MS, MAX_SITEMAP_AGE_MS),
    shareable: true,
  })
}

/** An ISO 639 code, or `zh-cn` and `zh-tw` for Chinese. */
function languageOf(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag).maximize()
  if (language !== 'zh') return language
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn'
}
