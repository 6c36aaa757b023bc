import './scalars.ts'
import './article.ts'
import './article-query.ts'
import './related.ts'
import './section.ts'
import './author.ts'
import './tag.ts'
import './source.ts'
import './correction.ts'
import './revision.ts'
import './curation.ts'
import './search.ts'
import './withdrawal.ts'
import './viewer-query.ts'
import './latest-news.ts'
import './article-updated.ts'
import './curation-updated.ts'
import './article-mutations.ts'
import './article-change-mutations.ts'
import './curation-mutations.ts'
import './section-mutations.ts'
import './author-mutations.ts'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder } from './builder.ts'
import { resolveIdsAtOnce } from './node-ids.ts'

export const schema = resolveIdsAtOnce(builder.toSchema())

/** The schema as text, as `schema.graphql` keeps it. */
export function printed(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
