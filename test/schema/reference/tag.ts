import { ALL_NEWS, listTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { type Archive, type ArticleKey, byId, bySlug, versionOf } from './archive.ts'
import { type Fields, globalId } from './fields.ts'
import { type NewsArguments, newsPage } from './news-page.ts'

interface TagKey {
  readonly id: string
}

export function tagFields(archive: Archive): Fields {
  const tag = ({ id }: TagKey) => byId(archive.tags, id)
  return {
    id: ({ id }: TagKey) => globalId('Tag', id),
    slug: (key: TagKey) => tag(key).slug,
    name: (key: TagKey) => tag(key).name,
    articles(key: TagKey, args: NewsArguments, context: Context) {
      const { slug } = tag(key)
      return newsPage(archive, context, args, [listTag('tag', slug)], ({ tags }) => tags.includes(slug))
    },
  }
}

export function tagsOfArticle(archive: Archive): Fields {
  return { tags: (key: ArticleKey) => versionOf(archive, key).tag_ids.map((id) => ({ id })) }
}

export function tagQueries(archive: Archive): Fields {
  return {
    tag(_root: unknown, { slug }: { slug: string }, { addCacheTag }: Context) {
      const tag = bySlug(archive.tags, slug)
      if (!tag) addCacheTag(ALL_NEWS)
      return tag
    },
  }
}
