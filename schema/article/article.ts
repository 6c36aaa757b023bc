import { sql } from 'kysely'
import { ARTICLE, type Article as ArticleRow, articleById } from '../../db/content/article.ts'
import { articlePath } from '../addresses.ts'
import { builder } from '../builder.ts'
import { articleTag } from '../cache-tags.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { ArticleContent } from './article-content.ts'

export const PubStatus = builder.enumType('PubStatus', {
  description: 'Whether an article may be used, in the terms of ninjs.',
  values: {
    USABLE: { description: 'Public.' },
    WITHHELD: { description: 'Not to be published for the time being; also drafts and scheduled articles.' },
    CANCELED: { description: 'Killed for good; only a tombstone is left.' },
  },
})

export const ArticleStateEnum = builder.enumType('ArticleState', {
  description: 'What readers have of an article. A working draft and a scheduled version are stored separately.',
  values: {
    DRAFT: { description: 'It was never public, and nothing of it is scheduled.' },
    SCHEDULED: { description: 'It was never public, and becomes so at the time for which it is scheduled.' },
    EMBARGOED: { description: 'It was never public, and becomes so when its embargo ends.' },
    PUBLISHED: { description: 'It is public.' },
    WITHHELD: { description: 'It was public and was withdrawn. It may return.' },
    EXPIRED: { description: 'It was public until its `expiresAt`. It may return.' },
    CANCELED: { description: 'It was killed for good; only a tombstone is left.' },
  },
})

const ArticleRef = builder.objectRef<ArticleRow>('Article')

export const Article = builder.node(ArticleRef, {
  scope: 'public',
  interfaces: [ArticleContent],
  description: 'An article, in its latest public version.',
  extensions: { rows: new RowsOf(ARTICLE) },
  id: { resolve: (article) => article.id },
  loadOne: (id, context) => {
    context.addCacheTag(articleTag(id))
    return loadOne(context, articleById, { id }, { all: seesDrafts(context.viewer) })
  },
  fields: (t) => ({
    uri: t.column('uri', {
      description:
        'The unique identifier of the article, the same for all versions. Given by the source, else generated.',
    }),
    url: t.field({
      type: 'URL',
      description: 'The URL of its page.',
      select: ['language', 'slug'],
      resolve: (article, _args, { publicUrl }) => new URL(articlePath(article), publicUrl).href,
    }),
    pubStatus: t.sql({
      type: PubStatus,
      description: 'Whether the article may be used.',
      sql: (article) => sql`case ${article('state')} when 'PUBLISHED' then 'USABLE' when 'CANCELED' then 'CANCELED'
        else 'WITHHELD' end`,
    }),
    changedAt: t.column('changedAt', {
      scope: 'articles:draft',
      type: 'DateTime',
      description: 'When the article last changed, in whatever version.',
    }),
    state: t.column('state', { type: ArticleStateEnum, description: 'What readers have of the article.' }),
    publishedAt: t.column('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of first publication; null before.',
    }),
    updatedAt: t.column('updatedAt', { type: 'DateTime', description: 'When this version was created.' }),
  }),
})
