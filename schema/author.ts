import { authorsOfArticle } from '../db/article-relations.ts'
import type { Author as AuthorRow } from '../db/authors.ts'
import { authorBySlug as authorRelation, avatarOfAuthor } from '../db/facet-relations.ts'
import { newsOfAuthor } from '../db/news-relations.ts'
import { Article } from './article.ts'
import { authorById, authorBySlug, authorsByIds } from './author-loading.ts'
import { builder } from './builder.ts'
import { authorTag, listTag } from './cache-tags.ts'
import { Media, mediaById } from './media.ts'
import { NewsConnection } from './news-connection.ts'
import { newsConnection } from './news-list.ts'
import { readNewsOfAuthor } from './news-read.ts'
import { writtenNews } from './news-written.ts'
import { DEFAULT_PAGE_SIZE } from './page.ts'
import { needs, readWith, slugAsked, together, togetherWith } from './read-together.ts'
import { type Mark, writtenTogether } from './written.ts'

const BY_ID: Mark<object> = { column: 'id', of: 'value', note: (shows, id) => shows(authorTag(String(id))) }

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
      extensions: { ...together(avatarOfAuthor), ...writtenTogether() },
      resolve: (author, _args, context) => {
        const read = readWith(author, avatarOfAuthor)
        if (read !== undefined) return read
        const { avatar_id } = author
        return avatar_id === null ? null : mediaById(context, avatar_id)
      },
    }),
    articles: t.field({
      type: NewsConnection,
      description: 'What they wrote, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }),
        after: t.arg.string({ description: 'Only what comes after this edge.' }),
      },
      extensions: { ...readNewsOfAuthor, ...needs('slug'), ...writtenNews('author') },
      resolve: (author, args, context) =>
        newsConnection(
          context,
          { id: author.id, tag: listTag('author', author.slug) },
          args,
          readWith(author, newsOfAuthor, args),
        ),
    }),
  }),
})

builder.objectField(Article, 'authors', (t) =>
  t.field({
    type: [AuthorRef],
    description: 'Who wrote it, in the order of the byline.',
    extensions: {
      ...together(authorsOfArticle),
      ...writtenTogether(BY_ID),
    },
    resolve: (article, _args, context) => {
      const read = readWith(article, authorsOfArticle)
      for (const id of read?.map(({ id }) => id) ?? article.authorIds) context.shows(authorTag(id))
      return read ?? authorsByIds(context, article.authorIds)
    },
  }),
)

builder.queryField('author', (t) =>
  t.field({
    type: AuthorRef,
    nullable: true,
    description: 'The author of this slug; null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Their slug.' }) },
    extensions: {
      ...togetherWith(authorRelation, slugAsked),
      ...writtenTogether(BY_ID),
    },
    resolve: (root, args, context) => authorBySlug(context, args.slug, readWith(root, authorRelation, args)),
  }),
)
