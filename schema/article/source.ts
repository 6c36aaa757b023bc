import { type Source as SourceRow, sourceOfArticle } from '../../db/content/source.ts'
import { builder } from '../builder.ts'
import { ArticleContent } from './article-content.ts'

const Source = builder.objectRef<SourceRow>('Source').implement({
  scope: 'public',
  description: 'The source of an imported article.',
  fields: (t) => ({
    name: t.column('name', { description: 'The name for display.' }),
    url: t.column('url', { type: 'URL', nullable: true, description: 'The home page of the source.' }),
    itemUrl: t.column('itemUrl', { type: 'URL', nullable: true, description: 'The URL of the original.' }),
  }),
})

builder.interfaceField(ArticleContent, 'source', (t) =>
  t.relation(sourceOfArticle, {
    type: Source,
    nullable: true,
    description: 'The source of an imported article.',
  }),
)
