import { type Selectable, sql } from 'kysely'
import type { Transaction } from '../../connection/database.ts'
import { recordset } from '../../connection/recordset.ts'
import type { FeedItemTable } from '../../tables/feed.ts'

/** An item, with the uri of its article. */
export type StoredItem = Selectable<FeedItemTable> & { readonly uri: string | null }
export type ItemRow = Selectable<FeedItemTable>

const COLUMNS = [
  'scope',
  'item_id',
  'feed_id',
  'article_id',
  'article_version',
  'status',
  'version',
  'version_at',
  'digest',
  'state',
  'reason',
  'kept_back',
  'link_digest',
  'published_at',
  'changed_at',
] as const

/** The items of the scope with one of these ids or links. */
export async function findItems(
  tx: Transaction,
  scope: string,
  ids: readonly string[],
  links: readonly string[],
): Promise<readonly StoredItem[]> {
  const { rows } = await sql<StoredItem>`
    select i.*, a.uri from (
      select * from feed_item where scope = ${scope} and item_id = any(${[...ids]}::text[])
      union select * from feed_item where scope = ${scope} and link_digest = any(${[...links]}::text[])
    ) as i left join article a on a.id = i.article_id order by i.changed_at, i.item_id`.execute(tx)
  return rows
}

/** Stores the items in one statement, each id once. */
export async function saveItems(tx: Transaction, items: readonly ItemRow[]): Promise<void> {
  if (items.length === 0) return
  const columns = sql.join(COLUMNS.map((name) => sql.id(name)))
  const changes = COLUMNS.slice(2).map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  await sql`
    /* save-items */ insert into feed_item (${columns}) select ${columns} from ${recordset('feed_item', items)}
    on conflict (scope, item_id) do update set ${sql.join(changes)}`.execute(tx)
}

/** Moves the items that the feed has brought last, apart from those that the scope has already. */
export async function moveItems(tx: Transaction, feedId: string, scope: string): Promise<void> {
  await sql`
    update feed_item as item set scope = ${scope} where feed_id = ${feedId} and not exists (
      select from feed_item other where other.scope = ${scope} and other.item_id = item.item_id
    )`.execute(tx)
}

/** Whether a feed has brought the article. */
export async function isOfFeed(tx: Transaction, articleId: string): Promise<boolean> {
  const item = await tx.selectFrom('feed_item').select('item_id').where('article_id', '=', articleId).executeTakeFirst()
  return item !== undefined
}

/**
 * Whether an importer of an earlier release, which did not know of feeds, has stored the article from this source.
 * @param sourceUrl the home page of the source
 */
export async function wasImported(tx: Transaction, articleId: string, sourceUrl: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from article_version v left join source o on o.id = v.source_id
    where v.article_id = ${articleId} and v.created_by = 'import' and o.url is not distinct from ${sourceUrl}
    limit 1`.execute(tx)
  return rows.length > 0
}

/** From now on the desk's changes of the article are noted. */
export async function adoptArticle(tx: Transaction, articleId: string): Promise<void> {
  await tx.updateTable('article_version').set({ desk_fields: [] }).where('article_id', '=', articleId).execute()
}

/** A verb of the desk on an article of a feed: whether the article is to stay away from readers, and whether it took what waited. */
export async function noteDeskVerb(
  tx: Transaction,
  articleId: string,
  { keptBack, taken }: { readonly keptBack: boolean; readonly taken: boolean },
): Promise<void> {
  await sql`
    update feed_item set kept_back = ${keptBack},
      state = case when ${taken} and state = 'WAITING' then 'TAKEN' else state end,
      reason = case when ${taken} and state = 'WAITING' then null else reason end
    where article_id = ${articleId}`.execute(tx)
}

/** The fields, or all, are no longer the desk's in any version that matters. Any copy of the item that is not older is news then. */
export async function freeFields(tx: Transaction, articleId: string, fields: readonly string[] | null): Promise<void> {
  const kept =
    fields === null
      ? sql`'{}'::text[]`
      : sql`array(select field from unnest(desk_fields) as field where field <> all(${[...fields]}::text[]) order by field)`
  await sql`
    update article_version set desk_fields = ${kept} where article_id = ${articleId} and desk_fields <> '{}'`.execute(
    tx,
  )
  await tx.updateTable('feed_item').set({ digest: null }).where('article_id', '=', articleId).execute()
}
