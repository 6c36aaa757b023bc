import { tagsOfArticle } from '../db/article-relations.ts'
import { tagBySlug as tagRelation } from '../db/facet-relations.ts'
import { newsOfTag } from '../db/news-relations.ts'
import type { Tag as TagRow } from '../db/tags.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { listTag } from './cache-tags.ts'
import { NewsConnection } from './news-connection.ts'
import { newsConnection } from './news-list.ts'
import { readNewsOfTag } from './news-read.ts'
import { writtenNews } from './news-written.ts'
import { DEFAULT_PAGE_SIZE } from './page.ts'
import { needs, readWith, slugAsked, together, togetherWith } from './read-together.ts'
import { tagById, tagBySlug, tagsByIds } from './tag-loading.ts'
import { writtenTogether } from './written.ts'

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
      extensions: { ...readNewsOfTag, ...needs('id', 'slug'), ...writtenNews('tag') },
      resolve: (tag, args, context) =>
        newsConnection(context, { id: tag.id, tag: listTag('tag', tag.slug) }, args, readWith(tag, newsOfTag, args)),
    }),
  }),
})

builder.objectField(Article, 'tags', (t) =>
  t.field({
    type: [TagRef],
    description: 'What it is about, the most important first.',
    extensions: { ...together(tagsOfArticle), ...writtenTogether() },
    resolve: (article, _args, context) => readWith(article, tagsOfArticle) ?? tagsByIds(context, article.tagIds),
  }),
)

builder.queryField('tag', (t) =>
  t.field({
    type: TagRef,
    nullable: true,
    description: 'The tag of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    extensions: { ...togetherWith(tagRelation, slugAsked), ...writtenTogether() },
    resolve: (root, args, context) => tagBySlug(context, args.slug, readWith(root, tagRelation, args)),
  }),
)
