import type { Tag as TagRow } from '../db/tags.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { listTag } from './cache-tags.ts'
import { NewsConnection, newsConnection } from './news-connection.ts'
import { DEFAULT_PAGE_SIZE } from './page.ts'
import { tagById, tagBySlug } from './tag-loading.ts'

const TagRef = builder.objectRef<TagRow>('Tag')

export const Tag = builder.node(TagRef, {
  description: 'What news is about: a subject, place, person or event.',
  id: { resolve: (tag) => tag.id },
  loadOne: (id, context) => tagById(context, id),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Names it in addresses and filters; never changes.' }),
    name: t.exposeString('name', { description: 'As it is printed.' }),
    articles: t.field({
      type: NewsConnection,
      description: 'What was tagged with it, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }),
        after: t.arg.string({ description: 'Only what comes after this edge.' }),
      },
      resolve: (tag, args, context) => newsConnection(context, { id: tag.id, tag: listTag('tag', tag.slug) }, args),
    }),
  }),
})

builder.objectField(Article, 'tags', (t) =>
  t.field({
    type: [TagRef],
    description: 'What it is about, the most important first.',
    resolve: async ({ tagIds }, _args, context) => {
      const tags = await Promise.all(tagIds.map((id) => tagById(context, id)))
      return tags.filter((tag) => tag !== null)
    },
  }),
)

builder.queryField('tag', (t) =>
  t.field({
    type: TagRef,
    nullable: true,
    description: 'The tag of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    resolve: (_root, { slug }, context) => tagBySlug(context, slug),
  }),
)
