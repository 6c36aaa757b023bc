import type { Block } from './body/block.ts'
import type { Original } from './body/original.ts'

/** Who may read an article on its page: everybody, everybody a few times, or subscribers. The API serves all of them. */
export type Access = 'FREE' | 'METERED' | 'PAID'

/** A type of column. A kill overwrites the value with `erased`, if defined. */
interface ColumnType<Value> {
  /** As `information_schema.columns.udt_name` reports it. */
  readonly udt: 'text' | 'int2' | 'int4' | 'uuid' | 'timestamptz' | 'jsonb' | '_text' | '_uuid'
  readonly nullable: boolean
  readonly erased?: Value
}

const text: ColumnType<string> = { udt: 'text', nullable: false, erased: '' }
const optionalText: ColumnType<string | null> = { udt: 'text', nullable: true, erased: null }
const texts: ColumnType<readonly string[]> = { udt: '_text', nullable: false, erased: [] }
const optionalTexts: ColumnType<readonly string[] | null> = { udt: '_text', nullable: true, erased: null }
const ids: ColumnType<readonly string[]> = { udt: '_uuid', nullable: false, erased: [] }
const optionalId: ColumnType<string | null> = { udt: 'uuid', nullable: true, erased: null }
const count: ColumnType<number> = { udt: 'int4', nullable: false, erased: 0 }
const optionalTime: ColumnType<Date | null> = { udt: 'timestamptz', nullable: true, erased: null }
const access: ColumnType<Access> = { udt: 'text', nullable: false, erased: 'FREE' }
const blocks: ColumnType<readonly Block[]> = { udt: 'jsonb', nullable: false, erased: [] }
const original: ColumnType<Original | null> = { udt: 'jsonb', nullable: true, erased: null }
// Not erased by a kill: they contain nothing of the story, and lists and foreign keys need them.
const language: ColumnType<string> = { udt: 'text', nullable: false }
const urgency: ColumnType<number> = { udt: 'int2', nullable: false }
const section: ColumnType<string> = { udt: 'uuid', nullable: false }
const group: ColumnType<string> = { udt: 'uuid', nullable: false }
// A kill replaces it by its digest (`killed_slug`), by which the article is found.
const slug: ColumnType<string> = { udt: 'text', nullable: false }

/**
 * The content of a version: the columns of `article_version`, by property name. The row type, the insert, the select and the erasure
 * by a kill are derived from this list. To add a stored text, add a line here and a column in a migration; docs/adding-fields.md
 * shows the rest.
 */
export const ARTICLE_CONTENT = {
  slug: column('slug', slug),
  headline: column('headline', text),
  standfirst: column('standfirst', optionalText),
  byline: column('byline', optionalText),
  dateline: column('dateline', optionalText),
  slugline: column('slugline', optionalText),
  language: column('language', language),
  urgency: column('urgency', urgency),
  labels: column('labels', texts),
  sectionId: column('section_id', section),
  otherSectionIds: column('other_section_ids', ids),
  authorIds: column('author_ids', ids),
  tagIds: column('tag_ids', ids),
  leadMediaId: column('lead_media_id', optionalId),
  body: column('body', blocks),
  original: column('original', original),
  bodyText: column('body_text', text),
  wordCount: column('word_count', count),
  translationGroup: column('translation_group', group),
  relatedUris: column('related_uris', texts),
  sourceId: column('source_id', optionalId),
  sourceItemUrl: column('source_item_url', optionalText),
  embargoedUntil: column('embargoed_until', optionalTime),
  expiresAt: column('expires_at', optionalTime),
  genre: column('genre', optionalText),
  access: column('access', access),
  canonicalUrl: column('canonical_url', optionalText),
  seoTitle: column('seo_title', optionalText),
  seoDescription: column('seo_description', optionalText),
  socialTitle: column('social_title', optionalText),
  socialDescription: column('social_description', optionalText),
  // The fields that are the desk's, of an article that a feed has brought; else null.
  deskFields: column('desk_fields', optionalTexts),
}

type Columns = typeof ARTICLE_CONTENT
type ValueOf<Column> = Column extends { readonly erased?: infer Value } ? Value : never

/** The content of a version, with references resolved to ids. */
export type ArticleContent = { readonly [Name in keyof Columns]: ValueOf<Columns[Name]> }

/** The same as columns of `article_version`. */
export type ArticleContentRow = {
  [Name in keyof Columns as Columns[Name]['column']]: ValueOf<Columns[Name]>
}

/** `alias.column`, by property name. */
export function contentColumns(alias: string): Readonly<Record<keyof ArticleContent, string>>
export function contentColumns(alias: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(ARTICLE_CONTENT).map(([name, { column }]) => [name, `${alias}.${column}`]))
}

function column<const Name extends string, Value>(name: Name, type: ColumnType<Value>) {
  return { column: name, ...type }
}
