import type { Query, Transaction } from './connection/database.ts'
import type { Kind } from './selection.ts'

export interface Correction {
  readonly articleId: string
  readonly version: number
  readonly text: string
  readonly at: Date
}

export const CORRECTION: Kind = {
  columns: {
    articleId: 'c.article_id',
    version: 'c.version',
    text: 'c.text',
    at: 'c.at',
  } satisfies Record<keyof Correction, string>,
  always: ['version'],
  times: ['at'],
}

/** Newest first. */
export function correctionsOf(query: Query, articleIds: readonly string[]): Promise<Correction[]> {
  return query
    .selectFrom('correction')
    .select(['article_id as articleId', 'version', 'text', 'at'])
    .where('article_id', 'in', articleIds)
    .orderBy('version', 'desc')
    .execute()
}

export async function saveCorrection(tx: Transaction, { articleId, version, text, at }: Correction): Promise<void> {
  await tx.insertInto('correction').values({ article_id: articleId, version, text, at }).execute()
}
