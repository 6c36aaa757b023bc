import { createHash } from 'node:crypto'
import { bodyHtml } from '../../../schema/body/block-html.ts'
import { ALL_NEWS, articleTag, uriTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { badInput } from '../../../schema/errors.ts'
import { type Archive, type ArticleKey, byId, publicArticles, versionOf } from './archive.ts'
import { blocks } from './block.ts'
import { type Fields, globalId } from './fields.ts'
import { mediaOf } from './media/media.ts'
import { refuseReaders } from './refuse.ts'

const PUB_STATUS = {
  DRAFT: 'WITHHELD',
  SCHEDULED: 'WITHHELD',
  EMBARGOED: 'WITHHELD',
  PUBLISHED: 'USABLE',
  WITHHELD: 'WITHHELD',
  EXPIRED: 'WITHHELD',
  CANCELED: 'CANCELED',
}

export function articleFields(archive: Archive): Fields {
  const article = ({ id }: ArticleKey) => byId(archive.articles, id)
  const version = (key: ArticleKey) => versionOf(archive, key)
  const column = (name: keyof Archive['versions'][number]) => (key: ArticleKey) => version(key)[name]
  return {
    id: ({ id }: ArticleKey) => globalId('Article', id),
    uri: (key: ArticleKey) => article(key).uri,
    slug: column('slug'),
    url(key: ArticleKey, _args: object, { publicUrl }: Context) {
      const edition = version(key).language.split('-')[0] === 'it' ? 'it' : 'en'
      return `${publicUrl}/${edition}/articles/${encodeURIComponent(version(key).slug)}`
    },
    version: ({ version }: ArticleKey) => version,
    pubStatus: (key: ArticleKey) => PUB_STATUS[article(key).state],
    changedAt(key: ArticleKey, _args: object, { viewer }: Context) {
      refuseReaders(viewer)
      return article(key).changed_at
    },
    state: (key: ArticleKey) => article(key).state,
    headline: column('headline'),
    standfirst: column('standfirst'),
    byline: column('byline'),
    dateline: column('dateline'),
    slugline: column('slugline'),
    genre: column('genre'),
    access: column('access'),
    canonicalUrl: column('canonical_url'),
    seoTitle: column('seo_title'),
    seoDescription: column('seo_description'),
    socialTitle: column('social_title'),
    socialDescription: column('social_description'),
    language: column('language'),
    urgency: column('urgency'),
    publishedAt: (key: ArticleKey) => article(key).published_at,
    updatedAt: column('created_at'),
    embargoedUntil: column('embargoed_until'),
    expiresAt: column('expires_at'),
    leadMedia: (key: ArticleKey) => mediaOf(archive, version(key).lead_media_id),
    body: (key: ArticleKey) => blocks(version(key).body),
    bodyHtml: (key: ArticleKey, _args: object, { publicUrl }: Context) => bodyHtml(version(key).body, publicUrl),
    relatedUris(key: ArticleKey, _args: object, { viewer }: Context) {
      refuseReaders(viewer)
      return version(key).related_uris
    },
    bodyText: column('body_text'),
    wordCount: column('word_count'),
    corrections: ({ id, version }: ArticleKey) =>
      archive.corrections
        .filter((correction) => correction.article_id === id && correction.version <= version)
        .sort((one, other) => other.version - one.version),
    source(key: ArticleKey) {
      const { source_id, source_item_url: itemUrl } = version(key)
      return source_id === null ? null : { ...byId(archive.sources, source_id), itemUrl }
    },
    related(key: ArticleKey, { first }: { first?: number | null }, { addCacheTag }: Context) {
      const limit = first ?? 5
      if (limit < 1 || limit > 20) throw badInput([])
      const uris = version(key).related_uris
      const related = uris
        .flatMap((uri) => publicArticles(archive).filter((other) => other.uri === uri))
        .slice(0, limit)
      for (const { id } of [key, ...related]) addCacheTag(articleTag(id))
      return related
    },
    translations(key: ArticleKey, _args: object, { addCacheTag }: Context) {
      addCacheTag(ALL_NEWS)
      const { article_id: id, translation_group } = version(key)
      return publicArticles(archive)
        .filter((other) => other.translation_group === translation_group && other.id !== id)
        .sort((one, other) => Number(one.published_at) - Number(other.published_at) || (one.id < other.id ? -1 : 1))
    },
  }
}

export function articleQueries(archive: Archive): Fields {
  return {
    article(_root: unknown, { ref }: { ref: Ref }, context: Context) {
      const ids = named(archive, ref, isEditor(context))
      const [found] = ids.flatMap((id) => visibleArticles(archive, context).find((article) => article.id === id) ?? [])
      if (ref.uri) context.addCacheTag(uriTag(ref.uri))
      if (ref.id) for (const id of ids) context.addCacheTag(articleTag(id))
      if (!found) context.addCacheTag(ALL_NEWS)
      else if (ref.slug) context.addCacheTag(articleTag(found.id))
      return found ?? null
    },
  }
}

/** Editors see all articles, other viewers those that are public. */
export function visibleArticles(archive: Archive, context: Context): Archive['articles'] {
  return isEditor(context) ? archive.articles : publicArticles(archive)
}

function isEditor({ viewer }: Context): boolean {
  return viewer.scopes.has('articles:write')
}

/** A reference to an article by one of its names. */
export interface Ref {
  readonly id?: string | null
  readonly uri?: string | null
  readonly slug?: string | null
}

/**
 * The ids of the articles that may be meant, the likeliest first. `all` includes slugs that were never public.
 * @throws BAD_USER_INPUT for an id of something else
 */
export function named(archive: Archive, { id, uri, slug }: Ref, all: boolean): string[] {
  if (slug) return idsOfSlug(archive, slug, all)
  if (uri) return archive.articles.filter((article) => article.uri === uri).map((article) => article.id)
  const [type, own = ''] = Buffer.from(id ?? '', 'base64')
    .toString()
    .split(':')
  if (type !== 'Article') throw badInput([])
  return [own]
}

/** The article of the slug, then one that had it when it was killed. */
function idsOfSlug({ slugs }: Archive, slug: string, all: boolean): string[] {
  const killed = `killed-${createHash('sha256').update(slug).digest('hex')}`
  return [slug, killed]
    .flatMap((name) => slugs.filter((one) => one.slug === name && (all || one.is_public)))
    .map((one) => one.article_id)
}
