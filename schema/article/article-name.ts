import type { NameKind } from '../../db/content/article.ts'

/** One of the names of an article. An id is a database id; a slug may be an earlier one. */
export interface ArticleName {
  readonly by: NameKind
  readonly value: string
}
