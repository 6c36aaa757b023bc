import { type Source as SourceRow, sourceOfArticle } from '../../db/content/source.ts'
import { builder } from '../builder.ts'
import { Article } from './article.ts'

const Source = builder.objectRef<SourceRow>('Source').implement({
  description: 'Where an item came from.',
  fields: (t) => ({
    name: t.column('name', { description: 'As it is printed.' }),
    url: t.column('url', { type: 'URL', nullable: true, description: 'Its home.' }),
    itemUrl: t.column('itemUrl', { type: 'URL', nullable: true, description: 'The item there.' }),
  }),
})

builder.objectField(Article, 'source', (t) =>
  t.relation(sourceOfArticle, {
    type: Source,
    nullable: true,
    description: 'Where the item came from, when it was ingested.',
  }),
)
