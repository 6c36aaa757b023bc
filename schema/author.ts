import type { Author as AuthorRow } from '../db/authors.ts'
import { Article } from './article.ts'
import { authorById, authorBySlug } from './author-loading.ts'
import { builder } from './builder.ts'
import { listTag } from './cache-tags.ts'
import { Media, mediaById } from './media.ts'
import { NewsConnection, newsConnection } from './news-connection.ts'
import { DEFAULT_PAGE_SIZE } from './page.ts'

const AuthorRef = builder.objectRef<AuthorRow>('Author')

export const Author = builder.node(AuthorRef, {
  description: 'Who writes.',
  id: { resolve: (author) => author.id },
  loadOne: (id, context) => authorById(context, id),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Names them in addresses and filters; never changes.' }),
    name: t.exposeString('name', { description: 'As it is printed.' }),
    bio: t.exposeString('bio', { nullable: true, description: 'A line about them.' }),
    avatar: t.field({
      type: Media,
      nullable: true,
      description: 'Their portrait.',
      resolve: ({ avatar_id }, _args, context) => (avatar_id === null ? null : mediaById(context, avatar_id)),
    }),
    articles: t.field({
      type: NewsConnection,
      description: 'What they wrote, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }),
        after: t.arg.string({ description: 'Only what comes after this edge.' }),
      },
      resolve: (author, args, context) =>
        newsConnection(context, { id: author.id, tag: listTag('author', author.slug) }, args),
    }),
  }),
})

builder.objectField(Article, 'authors', (t) =>
  t.field({
    type: [AuthorRef],
    description: 'Who wrote it, in the order of the byline.',
    resolve: async ({ authorIds }, _args, context) => {
      const authors = await Promise.all(authorIds.map((id) => authorById(context, id)))
      return authors.filter((author) => author !== null)
    },
  }),
)

builder.queryField('author', (t) =>
  t.field({
    type: AuthorRef,
    nullable: true,
    description: 'The author of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Their slug.' }) },
    resolve: (_root, { slug }, context) => authorBySlug(context, slug),
  }),
)
