import { ALL_NEWS, authorTag, listTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { type Archive, type ArticleKey, byId, bySlug, versionOf } from './archive.ts'
import { byName, type DirectoryArguments, directoryPage, seesAll, usedIds } from './directory.ts'
import { type Fields, globalId } from './fields.ts'
import { mediaOf } from './media/media.ts'
import { type NewsArguments, newsPage } from './news-page.ts'

interface AuthorKey {
  readonly id: string
}

export function authorFields(archive: Archive): Fields {
  const author = ({ id }: AuthorKey) => byId(archive.authors, id)
  return {
    id: ({ id }: AuthorKey) => globalId('Author', id),
    slug: (key: AuthorKey) => author(key).slug,
    name: (key: AuthorKey) => author(key).name,
    bio: (key: AuthorKey) => author(key).bio,
    avatar: (key: AuthorKey) => mediaOf(archive, author(key).avatar_id),
    articles(key: AuthorKey, args: NewsArguments, context: Context) {
      const { slug } = author(key)
      return newsPage(archive, context, args, [listTag('author', slug)], ({ authors }) => authors.includes(slug))
    },
  }
}

export function authorsOfArticle(archive: Archive): Fields {
  return {
    authors(key: ArticleKey, _args: object, { addCacheTag }: Context) {
      const ids = versionOf(archive, key).author_ids
      for (const id of ids) addCacheTag(authorTag(id))
      return ids.map((id) => ({ id }))
    },
  }
}

/** Readers see those of public articles. */
export function visibleAuthors(archive: Archive, viewer: Viewer): Archive['authors'] {
  const used = usedIds(archive, 'author_ids')
  return archive.authors.filter(({ id }) => seesAll(viewer) || used.has(id))
}

export function authorQueries(archive: Archive): Fields {
  return {
    author(_root: unknown, { slug }: { slug: string }, { addCacheTag, viewer }: Context) {
      const author = bySlug(visibleAuthors(archive, viewer), slug)
      addCacheTag(listTag('author', slug))
      addCacheTag(author ? authorTag(author.id) : ALL_NEWS)
      return author
    },
    authors(_root: unknown, args: DirectoryArguments, { addCacheTag, viewer }: Context) {
      addCacheTag(ALL_NEWS)
      const shown = byName(visibleAuthors(archive, viewer), ({ name }) => name)
      return directoryPage(
        'author',
        shown.map((row) => ({ ...row, names: [row.name] })),
        args,
      )
    },
  }
}
