import { TAG, type Tag as TagRow, tagBySlug, tagsOfArticle } from '../../db/content/tag.ts'
import { newsOfTag } from '../../db/news/news-lists.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, listTag } from '../cache-tags.ts'
import { newsArguments, newsTags } from '../news/news-arguments.ts'
import { NewsConnection } from '../news/news-connection.ts'
import { DEFAULT_PAGE_SIZE } from '../paging/page.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

const TagRef = builder.objectRef<TagRow>('Tag')

/** A tag never changes: answers that show one need no cache tag for it. */
export const Tag = builder.node(TagRef, {
  description: 'What news is about: a subject, place, person or event.',
  extensions: { rows: new RowsOf(TAG) },
  id: { resolve: (tag) => tag.id },
  loadOne: (id, context) => loadRow(context, 'Tag', TAG, { id }),
  fields: (t) => ({
    slug: t.column('slug', { description: 'Names it in addresses and filters; never changes.' }),
    name: t.column('name', { description: 'As it is printed.' }),
    articles: t.relatedConnection(newsOfTag, {
      type: NewsConnection,
      description: 'What was tagged with it, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }),
        after: t.arg.string({ description: 'Only what comes after this edge.' }),
      },
      with: newsArguments,
      tags: newsTags(['slug'], ({ slug }) => [listTag('tag', slug)]),
    }),
  }),
})

builder.objectField(Article, 'tags', (t) =>
  t.relation(tagsOfArticle, { type: [TagRef], description: 'What it is about, the most important first.' }),
)

builder.queryField('tag', (t) =>
  t.relation(tagBySlug, {
    type: TagRef,
    nullable: true,
    description: 'The tag of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    key: ({ slug }) => ({ slug }),
    // Tags are made with the news that first has them.
    tags: { none: ALL_NEWS },
  }),
)
