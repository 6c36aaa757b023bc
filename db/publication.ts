import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import { dropDueChange, setDueChange } from './due-changes.ts'
import { append } from './event-log.ts'
import type { SectionTree } from './section-tree.ts'
import type { EventKind, Facets, Label } from './tables.ts'

export interface Publication {
  readonly articleId: string
  readonly version: number
  readonly kind: Extract<EventKind, 'PUBLISHED' | 'UPDATED' | 'CORRECTED'>
  /** When the article first became public; a later version keeps it. */
  readonly publishedAt: Date
  readonly note: string | null
}

interface VersionFacets {
  uri: string
  before: Facets | null
  expires_at: Date | null
  section_id: string
  author_ids: string[]
  tag_ids: string[]
  authors: string[]
  tags: string[]
  labels: Label[]
  language: string
  urgency: number
}

/**
 * Makes a stored version the one that readers see: state, lists, search, its end in time and the event, in the
 * caller's transaction.
 * Returns the id of the event.
 */
export async function makePublic(tx: Transaction, sections: SectionTree, publication: Publication): Promise<string> {
  const { articleId, version, kind, publishedAt, note } = publication
  const content = await versionFacets(tx, articleId, version)
  const path = sections.path(content.section_id)
  const after: Facets = {
    sections: path.map((section) => section.slug),
    authors: content.authors,
    tags: content.tags,
    labels: content.labels,
    language: content.language,
    urgency: content.urgency,
    publishedAt: publishedAt.toISOString(),
  }
  await sql`
    update article a set state = 'USABLE', version = v.version, language = v.language, urgency = v.urgency,
      labels = v.labels, published_at = ${publishedAt}, facets = ${JSON.stringify(after)}::jsonb,
      search = setweight(to_tsvector(search_configuration(v.language)::regconfig, v.headline), 'A')
        || setweight(to_tsvector(search_configuration(v.language)::regconfig, coalesce(v.standfirst, '')), 'B')
        || setweight(to_tsvector(search_configuration(v.language)::regconfig, v.body_text), 'D')
    from article_version v
    where a.id = ${articleId} and v.article_id = a.id and v.version = ${version}`.execute(tx)
  const facetIds = [...path.map((section) => section.id), ...content.author_ids, ...content.tag_ids]
  if (content.before) await tx.deleteFrom('listing').where('article_id', '=', articleId).execute()
  await sql`
    insert into listing (facet_id, published_at, article_id)
    select distinct facet, ${publishedAt}::timestamptz, ${articleId}::uuid from unnest(${facetIds}::uuid[]) as facet
    `.execute(tx)
  if (content.expires_at) await setDueChange(tx, articleId, 'EXPIRE', version, content.expires_at)
  else if (content.before) await dropDueChange(tx, articleId, 'EXPIRE')
  return append(tx, { kind, subjectId: articleId, uri: content.uri, version, note, before: content.before, after })
}

async function versionFacets(tx: Transaction, articleId: string, version: number): Promise<VersionFacets> {
  const { rows } = await sql<VersionFacets>`
    select a.uri, a.facets as before, v.expires_at, v.section_id, v.author_ids, v.tag_ids, v.labels, v.language, v.urgency,
      array(select slug from author where id = any(v.author_ids)) as authors,
      array(select slug from tag where id = any(v.tag_ids)) as tags
    from article a join article_version v on v.article_id = a.id
    where a.id = ${articleId} and v.version = ${version}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`version ${version} of article ${articleId} is not stored`)
  return row
}
