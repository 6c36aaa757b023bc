import './scalars.ts'
import './article/article.ts'
import './article/article-query.ts'
import './article/related.ts'
import './section/section.ts'
import './author/author.ts'
import './tag/tag.ts'
import './article/source.ts'
import './article/correction.ts'
import './article/versions/revisions.ts'
import './article/versions/version-diff.ts'
import './curation/curation.ts'
import './search/search.ts'
import './article/withdrawal.ts'
import './viewer/viewer-query.ts'
import './news/latest-news.ts'
import './news/article-updated.ts'
import './curation/curation-updated.ts'
import './article/article-mutations.ts'
import './article/article-change-mutations.ts'
import './article/verbs/verb-mutations.ts'
import './curation/curation-mutations.ts'
import './curation/curation-entry-mutations.ts'
import './section/section-mutations.ts'
import './author/author-mutations.ts'
import './token/token.ts'
import './token/token-mutations.ts'
import './tag/tag-mutations.ts'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder } from './builder.ts'

export const schema = builder.toSchema()

/** The SDL of the schema, the content of `schema.graphql`. */
export function printed(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
