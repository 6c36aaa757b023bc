import {
  AUTHOR,
  type Author as AuthorRow,
  allAuthors,
  authorById,
  authorBySlug,
  authorsOfArticle,
} from '../../db/content/author.ts'
import { avatarOfAuthor } from '../../db/content/media/media.ts'
import { newsOfAuthor } from '../../db/news/news-lists.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, authorTag, listTag } from '../cache-tags.ts'
import { Media } from '../media/media.ts'
import { listedNews } from '../news/listed-news.ts'
import { forwardNewsArgs } from '../news/news-arguments.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { RowsOf, type TagsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { isStaff } from '../viewer/viewer.ts'

const BY_ID: TagsOf<AuthorRow> = { columns: ['id'], add: (add, { id }) => add(authorTag(id)) }

const AuthorRef = builder.objectRef<AuthorRow>('Author')

export const Author = builder.node(AuthorRef, {
  scope: 'public',
  description: 'A person who writes articles.',
  extensions: { rows: new RowsOf(AUTHOR) },
  id: { resolve: (author) => author.id },
  loadOne(id, context) {
    context.addCacheTag(authorTag(id))
    // Any event about news may be the first or the last of its articles.
    context.addCacheTag(ALL_NEWS)
    return loadOne(context, authorById, { name: id }, { all: isStaff(context.viewer) })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name in URLs and filters; it never changes.' }),
    name: t.column('name', { description: 'The name for display.' }),
    bio: t.column('bio', { nullable: true, description: 'A line about the author.' }),
    avatar: t.relation(avatarOfAuthor, { type: Media, nullable: true, description: 'A portrait.' }),
    articles: t.relatedConnection(newsOfAuthor, {
      ...listedNews<AuthorRow>('author'),
      description: 'Articles by this author, newest first.',
      args: forwardNewsArgs(t),
    }),
  }),
})

builder.interfaceField(ArticleContent, 'authors', (t) =>
  t.relation(authorsOfArticle, {
    type: [AuthorRef],
    description: 'The authors, in the order of the byline.',
    tags: { rows: BY_ID },
  }),
)

builder.queryField('author', (t) =>
  t.relation(authorBySlug, {
    type: AuthorRef,
    nullable: true,
    description: 'The author with this slug; null if there is none, or, for readers, if no public article is by them.',
    args: { slug: t.arg.string({ required: true, description: 'The slug of the author.' }) },
    key: ({ slug }) => ({ name: slug }),
    with: ({ context }) => ({ all: isStaff(context.viewer) }),
    // The first or the last of its articles may be of any event about news that it is listed under.
    tags: {
      parent: { columns: [], add: (add, _root, { slug }) => add(listTag('author', slug)) },
      rows: BY_ID,
      none: ALL_NEWS,
    },
  }),
)

const AuthorConnection = directoryConnection('Author', AuthorRef, 'author', 'authors')

builder.queryField('authors', (t) =>
  t.relatedConnection(allAuthors, {
    type: AuthorConnection,
    nullable: true,
    description: 'Authors of public articles, by name; for a token of the newsroom all authors.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('author'),
    tags: { parent: { columns: [], add: (add) => add(ALL_NEWS) }, rows: BY_ID },
  }),
)
