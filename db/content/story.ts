import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import type { Relation } from '../relation/relation.ts'
import { ARTICLE, type Article, isShown } from './article.ts'

/** Articles about the same, such as that of another agency; in whatever state, newest first. */
export const sameStoryAsArticle: Relation<Article, Article, void> = {
  name: 'sameStoryAsArticle',
  parent: ARTICLE,
  row: ARTICLE,
  cardinality: 'many',
  rows: (article, other) =>
    sql`from ${other.tables}
      where ${other.at('a.story_id')} = (select story_id from article where id = ${article('id')})
        and ${isShown(other)} and ${other.column('id')} <> ${article('id')}
      order by ${other.column('changedAt')} desc, ${other.column('id')}`,
}

/** Makes one group of the articles and of the groups that they are in. */
export async function joinArticles(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    update article set story_id = ${uuidv7()}
    where id = any(${[...ids]}::uuid[]) or story_id in (select story_id from article where id = any(${[...ids]}::uuid[]))`.execute(
    tx,
  )
}

/** Takes the articles out of their groups. A group of one is none. */
export async function separateArticles(tx: Transaction, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ story_id: string }>`
    with alone as (select id, story_id from article where id = any(${[...ids]}::uuid[]) and story_id is not null)
    update article a set story_id = null from alone where a.id = alone.id returning alone.story_id`.execute(tx)
  await sql`
    update article set story_id = null where story_id in (
      select story_id from article where story_id = any(${rows.map((row) => row.story_id)}::uuid[]) group by 1 having count(*) = 1
    )`.execute(tx)
}
