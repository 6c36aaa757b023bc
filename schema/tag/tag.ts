import { TAG, type Tag as TagRow, tagBySlug, tagsOfArticle } from '../../db/content/tag.ts'
import { newsOfTag } from '../../db/news/news-lists.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, listTag } from '../cache-tags.ts'
import { newsArguments, newsTags } from '../news/news-arguments.ts'
import { NewsConnection } from '../news/news-connection.ts'
import { DEFAULT_PAGE_SIZE } from '../paging/page.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

const TagRef = builder.objectRef<TagRow>('Tag')

/** Tags are immutable, so responses need no cache tag for them. */
export const Tag = builder.node(TagRef, {
  scope: 'public',
  description: 'A topic of articles: a subject, place, person or event.',
  extensions: { rows: new RowsOf(TAG) },
  id: { resolve: (tag) => tag.id },
  loadOne: (id, context) => loadRow(context, 'Tag', TAG, { id }),
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name in URLs and filters; it never changes.' }),
    name: t.column('name', { description: 'The name for display.' }),
    articles: t.relatedConnection(newsOfTag, {
      type: NewsConnection,
      description: 'Articles with this tag, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
        after: t.arg.string({ description: 'Only edges after this cursor.' }),
      },
      with: newsArguments,
      tags: newsTags(['slug'], ({ slug }) => [listTag('tag', slug)]),
    }),
  }),
})

builder.interfaceField(ArticleContent, 'tags', (t) =>
  t.relation(tagsOfArticle, { type: [TagRef], description: 'Tags, the most important first.' }),
)

builder.queryField('tag', (t) =>
  t.relation(tagBySlug, {
    type: TagRef,
    nullable: true,
    description: 'The tag with this slug; null if there is none.',
    args: { slug: t.arg.string({ required: true, description: 'The slug.' }) },
    key: ({ slug }) => ({ slug }),
    // Tags may be created by any event about news.
    tags: { none: ALL_NEWS },
  }),
)
