import { type Selectable, sql } from 'kysely'
import type { Query, Transaction } from '../../connection/database.ts'
import { recordset } from '../../connection/recordset.ts'
import { ARTICLE_CONTENT, type ArticleContent, contentColumns } from '../../tables/article-content.ts'
import type { Tables } from '../../tables/tables.ts'
import { contentDigest } from './content-digest.ts'

/** The next version of an article, which may be its first. */
export interface ArticleVersion {
  readonly article: {
    readonly id: string
    readonly uri: string
    readonly sourceDigest: string | null
  }
  readonly version: number
  /** The working draft from now on: this version, another one, or none. */
  readonly draftVersion: number | null
  readonly content: ArticleContent
  readonly at: Date
  readonly by: string | null
  readonly note: string | null
}

/** The columns of `ARTICLE_CONTENT`, for an insert. */
export const contentColumnList = sql.join(Object.values(ARTICLE_CONTENT).map(({ column }) => sql.id(column)))

/** Inserts the versions in one statement. What readers see does not change: a new article is a draft. */
export async function storeVersions(tx: Transaction, versions: readonly ArticleVersion[]): Promise<void> {
  if (versions.length === 0) return
  const columns = sql`article_id, version, ${contentColumnList}, digest, created_at, created_by, note`
  await sql`
    /* store-versions */ with stored as (
      insert into article (id, uri, state, version, latest_version, draft_version, language, urgency, labels,
        translation_group, source_digest)
      select id, uri, state, version, latest_version, draft_version, language, urgency, labels, translation_group,
        source_digest
      from ${recordset('article', versions.map(articleRow))}
      on conflict (id) do update set source_digest = excluded.source_digest, latest_version = excluded.latest_version,
        draft_version = excluded.draft_version,
        version = case when article.state = 'DRAFT' then excluded.latest_version else article.version end
    )
    insert into article_version (${columns})
    select ${columns} from ${recordset('article_version', versions.map(versionRow))}`.execute(tx)
}

function articleRow({
  article,
  version,
  draftVersion,
  content,
}: ArticleVersion): Partial<Selectable<Tables['article']>> {
  return {
    id: article.id,
    uri: article.uri,
    state: 'DRAFT',
    version,
    latest_version: version,
    draft_version: draftVersion,
    language: content.language,
    urgency: content.urgency,
    labels: [...content.labels],
    translation_group: content.translationGroup,
    source_digest: article.sourceDigest,
  }
}

function versionRow({ article, version, content, at, by, note }: ArticleVersion): object {
  return {
    article_id: article.id,
    version,
    ...contentRow(content),
    digest: contentDigest(content),
    created_at: at,
    created_by: by,
    note,
  }
}

function contentRow(content: ArticleContent): object {
  const values = new Map<string, unknown>(Object.entries(content))
  return Object.fromEntries(Object.entries(ARTICLE_CONTENT).map(([name, { column }]) => [column, values.get(name)]))
}

/** What a version says; null if it is not stored. */
export async function contentOfVersion(
  query: Query,
  articleId: string,
  version: number,
): Promise<ArticleContent | null> {
  const columns = Object.entries(contentColumns('v')).map(
    ([name, column]) => sql`${sql.ref(column)} as ${sql.id(name)}`,
  )
  const { rows } = await sql<ArticleContent>`
    select ${sql.join(columns)} from article_version v
    where v.article_id = ${articleId} and v.version = ${version}`.execute(query)
  return rows[0] ?? null
}

/** Who made which version when. */
export interface VersionMade {
  readonly version: number
  readonly by: string | null
  readonly at: Date
}

/** The versions after one, oldest first. */
export async function versionsAfter(
  query: Query,
  articleId: string,
  version: number,
  limit: number,
): Promise<readonly VersionMade[]> {
  return query
    .selectFrom('article_version')
    .select(['version', 'created_by as by', 'created_at as at'])
    .where('article_id', '=', articleId)
    .where('version', '>', version)
    .orderBy('version')
    .limit(limit)
    .execute()
}

/** Replaces what a stored version says, for readers in no way that they could see. */
export async function replaceContent(
  tx: Transaction,
  articleId: string,
  version: number,
  content: ArticleContent,
): Promise<void> {
  const row = { ...contentRow(content), digest: contentDigest(content) }
  const columns = sql`${contentColumnList}, digest`
  await sql`
    update article_version set (${columns}) = (select ${columns} from ${recordset('article_version', [row])})
    where article_id = ${articleId} and version = ${version}`.execute(tx)
}
