import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { Article, NameKind } from './article.ts'

export type NamedArticle = Pick<Article, 'id' | 'uri' | 'state'>

/** The articles of these names, in any state and in their order; a slug may be an earlier one, also of a killed article. Null for an unknown name. */
export async function articlesOfNames(
  query: Query,
  names: readonly { readonly by: NameKind; readonly value: string }[],
): Promise<readonly (NamedArticle | null)[]> {
  const of = (kind: NameKind) => names.flatMap(({ by, value }) => (by === kind ? value : []))
  const { rows } = await sql<NamedArticle & { readonly by: NameKind; readonly name: string }>`
    select 'id' as by, id::text as name, id, uri, state from article where id = any(${of('id')}::uuid[])
    union all select 'uri', uri, id, uri, state from article where uri = any(${of('uri')}::text[])
    union all select 'slug', n.name, a.id, a.uri, a.state from unnest(${of('slug')}::text[]) as n (name)
      cross join lateral (
        select article_id from slug where slug in (n.name, killed_slug(n.name)) order by slug = n.name desc limit 1
      ) s join article a on a.id = s.article_id`.execute(query)
  const found = new Map(rows.map(({ by, name, id, uri, state }) => [`${by} ${name}`, { id, uri, state }]))
  return names.map(({ by, value }) => found.get(`${by} ${value}`) ?? null)
}
