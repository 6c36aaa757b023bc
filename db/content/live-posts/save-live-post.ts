import { sql } from 'kysely'
import type { Query, Transaction } from '../../connection/database.ts'
import type { Block } from '../../tables/body/block.ts'

/** What a post says. */
export interface PostContent {
  readonly at: Date
  readonly headline: string | null
  readonly keyEvent: boolean
  readonly pinned: boolean
  readonly blocks: readonly Block[]
}

export interface StoredPost extends PostContent {
  readonly id: string
  readonly version: number
}

/** The post with this key; null if there is none. */
export async function postByKey(query: Query, articleId: string, key: string): Promise<StoredPost | null> {
  const row = await query
    .selectFrom('live_post')
    .select(['id', 'version', 'at', 'headline', 'key_event as keyEvent', 'pinned', 'blocks'])
    .where('article_id', '=', articleId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ?? null
}

export async function insertPost(
  tx: Transaction,
  post: PostContent & { readonly id: string; readonly articleId: string; readonly key: string },
  bodyText: string,
  now: Date,
): Promise<void> {
  const { id, articleId, key } = post
  await tx
    .insertInto('live_post')
    .values({ id, article_id: articleId, key, ...columnsOf(post), body_text: bodyText, updated_at: now })
    .execute()
}

export async function replacePost(
  tx: Transaction,
  id: string,
  content: PostContent,
  bodyText: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('live_post')
    .set({ ...columnsOf(content), body_text: bodyText, updated_at: now, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Not an edit: the post says what it said. */
export async function pinPost(tx: Transaction, id: string, pinned: boolean): Promise<void> {
  await tx.updateTable('live_post').set({ pinned }).where('id', '=', id).execute()
}

export async function deletePost(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('live_post').where('id', '=', id).execute()
}

function columnsOf({ at, headline, keyEvent, pinned, blocks }: PostContent) {
  return { at, headline, key_event: keyEvent, pinned, blocks: JSON.stringify(blocks) }
}
