import {
  AUTHOR,
  type Author as AuthorRow,
  allAuthors,
  authorBySlug,
  authorsOfArticle,
} from '../../db/content/author.ts'
import { avatarOfAuthor } from '../../db/content/media/media.ts'
import { newsOfAuthor } from '../../db/news/news-lists.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, authorTag, listTag } from '../cache-tags.ts'
import { Media } from '../media/media.ts'
import { newsArguments, newsTags } from '../news/news-arguments.ts'
import { NewsConnection } from '../news/news-connection.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { DEFAULT_PAGE_SIZE } from '../paging/page.ts'
import { RowsOf, type TagsOf } from '../sql-plugin/declaration.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

const BY_ID: TagsOf<AuthorRow> = { columns: ['id'], add: (add, { id }) => add(authorTag(id)) }

const AuthorRef = builder.objectRef<AuthorRow>('Author')

export const Author = builder.node(AuthorRef, {
  scope: 'public',
  description: 'A person who writes articles.',
  extensions: { rows: new RowsOf(AUTHOR) },
  id: { resolve: (author) => author.id },
  loadOne: (id, context) => {
    context.addCacheTag(authorTag(id))
    return loadRow(context, 'Author', AUTHOR, { id })
  },
  fields: (t) => ({
    slug: t.column('slug', { description: 'The name in URLs and filters; it never changes.' }),
    name: t.column('name', { description: 'The name for display.' }),
    bio: t.column('bio', { nullable: true, description: 'A line about the author.' }),
    avatar: t.relation(avatarOfAuthor, { type: Media, nullable: true, description: 'A portrait.' }),
    articles: t.relatedConnection(newsOfAuthor, {
      type: NewsConnection,
      description: 'Articles by this author, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
        after: t.arg.string({ description: 'Only edges after this cursor.' }),
      },
      with: newsArguments,
      tags: newsTags(['slug'], ({ slug }) => [listTag('author', slug)]),
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
    description: 'The author with this slug; null if there is none.',
    args: { slug: t.arg.string({ required: true, description: 'The slug of the author.' }) },
    key: ({ slug }) => ({ slug }),
    // Authors may be created by any event about news.
    tags: { rows: BY_ID, none: ALL_NEWS },
  }),
)

const AuthorConnection = directoryConnection('Author', AuthorRef, 'author', { one: 'An author', many: 'authors' })

builder.queryField('authors', (t) =>
  t.relatedConnection(allAuthors, {
    type: AuthorConnection,
    description: 'Authors of public articles, by name; for a token of the newsroom all authors.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('author'),
    tags: { parent: { columns: [], add: (add) => add(ALL_NEWS) }, rows: BY_ID },
  }),
)
