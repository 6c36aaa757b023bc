import { html, type SafeHtml } from '@remix-run/html-template'
import { type Snapshot, snapshot } from '../../../db/connection/snapshot.ts'
import { archiveMonths, articlesOfMonth } from '../../../db/news/archive.ts'
import { articlePath } from '../../../schema/addresses.ts'
import { ALL_NEWS } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { graphqlError, notFound } from '../../../schema/errors.ts'
import type { StoredResponse } from '../../http/cache/response.ts'
import { documentResponse } from '../document-response.ts'

/** Sitemaps may have 50,000 addresses; fewer are smaller to render and to send. */
const MAX_ARTICLES = 10_000
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** A file of the archive: a month, and the part of it, counted from 1. Null: the index. */
export type ArchivePart = { readonly month: string; readonly part: number } | null

/** Parses the URL of a sitemap of the archive; undefined if it is another one. */
export function archivePart({ pathname }: URL): ArchivePart | undefined {
  if (pathname === '/sitemap.xml') return null
  const [, month, part = '1'] =
    /^\/sitemaps\/([1-9]\d{3}-(?:0[1-9]|1[0-2]))(?:-([1-9]\d{0,4}))?\.xml$/.exec(pathname) ?? []
  return month === undefined ? undefined : { month, part: Number(part) }
}

function pathOf({ month, part }: NonNullable<ArchivePart>): string {
  return `/sitemaps/${month}${part === 1 ? '' : `-${part}`}.xml`
}

/** Renders the index of the archive, or one part. @throws NOT_FOUND if there is nothing in it */
export async function archiveSitemap(
  { query, publicUrl, addCacheTag }: Pick<Context, 'query' | 'publicUrl' | 'addCacheTag'>,
  asked: ArchivePart,
): Promise<StoredResponse> {
  addCacheTag(ALL_NEWS)
  const read = await snapshot(query, async (state) => ({
    xml: asked === null ? await index(state, publicUrl) : await part(state, publicUrl, asked),
    position: state.position,
    nextDueMs: state.nextDueMs,
  }))
  if (read === null) throw graphqlError('UNAVAILABLE', 'The archive cannot be read. Try again in a moment.')
  const text = `<?xml version="1.0" encoding="utf-8"?>\n${read.xml}`
  return documentResponse('application/xml', text, { ...read, shareable: true })
}

async function index({ query }: Snapshot, publicUrl: string): Promise<SafeHtml> {
  const parts = (await archiveMonths(query)).flatMap(({ month, articles }) =>
    Array.from({ length: Math.ceil(articles / MAX_ARTICLES) }, (_, at) => pathOf({ month, part: at + 1 })),
  )
  // XML and HTML escape the same five characters.
  return html`<sitemapindex xmlns="${NAMESPACE}">
${parts.map((path) => html`<sitemap><loc>${new URL(path, publicUrl).href}</loc></sitemap>\n`)}</sitemapindex>
`
}

async function part(
  { query }: Snapshot,
  publicUrl: string,
  { month, part: number }: NonNullable<ArchivePart>,
): Promise<SafeHtml> {
  const articles = await articlesOfMonth(query, month, number - 1, MAX_ARTICLES)
  if (articles.length === 0) throw notFound('article of this month')
  return html`<urlset xmlns="${NAMESPACE}">
${articles.map(
  (article) =>
    html`<url><loc>${new URL(articlePath(article), publicUrl).href}</loc><lastmod>${article.updatedAt.toISOString()}</lastmod></url>\n`,
)}</urlset>
`
}
