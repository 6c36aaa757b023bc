import { sourceOfArticle } from '../db/article-relations.ts'
import type { Source as SourceRow } from '../db/sources.ts'
import { sourcesByIds } from '../db/sources.ts'
import { Article } from './article.ts'
import { one } from './batch.ts'
import { builder } from './builder.ts'
import { needs, readWith, together } from './read-together.ts'

const sourceById = one(sourcesByIds, (source) => source.id)

const Source = builder.objectRef<Pick<SourceRow, 'name' | 'url'> & { itemUrl: string | null }>('Source').implement({
  description: 'Where an item came from.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As it is printed.' }),
    url: t.expose('url', { type: 'URL', nullable: true, description: 'Its home.' }),
    itemUrl: t.expose('itemUrl', { type: 'URL', nullable: true, description: 'The item there.' }),
  }),
})

builder.objectField(Article, 'source', (t) =>
  t.field({
    type: Source,
    nullable: true,
    description: 'Where the item came from, when it was ingested.',
    extensions: { ...together(sourceOfArticle), ...needs('sourceId', 'sourceItemUrl') },
    resolve: async (article, _args, context) => {
      const { sourceId, sourceItemUrl: itemUrl } = article
      const source = sourceId && (readWith(article, sourceOfArticle) ?? (await sourceById(context, sourceId)))
      return source ? { ...source, itemUrl } : null
    },
  }),
)
