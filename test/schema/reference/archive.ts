import type { Query } from '../../../db/connection/database.ts'

/** All rows of all tables that queries read. */
export type Archive = Awaited<ReturnType<typeof readArchive>>

export async function readArchive(query: Query) {
  return {
    head: await query.selectFrom('event_head').select(['epoch', 'position']).executeTakeFirstOrThrow(),
    events: await query.selectFrom('event').selectAll().execute(),
    articles: await query.selectFrom('article').selectAll().execute(),
    versions: await query.selectFrom('article_version').selectAll().execute(),
    posts: await query.selectFrom('live_post').selectAll().execute(),
    dueChanges: await query.selectFrom('due_change').selectAll().execute(),
    corrections: await query.selectFrom('correction').selectAll().execute(),
    slugs: await query.selectFrom('slug').selectAll().execute(),
    sections: await query.selectFrom('section').selectAll().execute(),
    authors: await query.selectFrom('author').selectAll().execute(),
    tags: await query.selectFrom('tag').selectAll().execute(),
    labels: await query.selectFrom('label').selectAll().execute(),
    items: await query.selectFrom('media_item').selectAll().execute(),
    media: await query.selectFrom('media').selectAll().execute(),
    sources: await query.selectFrom('source').selectAll().execute(),
    feeds: await query.selectFrom('feed').selectAll().execute(),
    feedItems: await query.selectFrom('feed_item').selectAll().execute(),
    curations: await query.selectFrom('curation').selectAll().execute(),
    curationItems: await query.selectFrom('curation_item').selectAll().execute(),
  }
}

/** One version of an article, as resolvers hand it on. */
export interface ArticleKey {
  readonly id: string
  readonly version: number
}

export function byId<Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id)
  if (!row) throw new Error(`${id} is not stored`)
  return row
}

export function bySlug<Row extends { readonly slug: string }>(rows: readonly Row[], slug: string): Row | null {
  return rows.find((one) => one.slug === slug) ?? null
}

export function versionOf({ versions }: Archive, { id, version }: ArticleKey): Archive['versions'][number] {
  const row = versions.find((one) => one.article_id === id && one.version === version)
  if (!row) throw new Error(`version ${version} of article ${id} is not stored`)
  return row
}

/** The public articles, each with the version that readers see. */
export function publicArticles({ articles }: Archive): Archive['articles'] {
  return articles.filter(({ state }) => state === 'PUBLISHED')
}

/** A section, the section above it, and so on up to its root. */
export function sectionPath(archive: Archive, id: string): Archive['sections'] {
  const section = byId(archive.sections, id)
  return [section, ...(section.parent_id === null ? [] : sectionPath(archive, section.parent_id))]
}
