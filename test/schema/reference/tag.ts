import { ALL_NEWS, listTag, tagTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { type Archive, type ArticleKey, byId, bySlug, versionOf } from './archive.ts'
import { byName, type DirectoryArguments, directoryPage, seesAll, usedIds } from './directory.ts'
import { type Fields, globalId, inLanguage } from './fields.ts'
import { type NewsArguments, newsPage } from './news-page.ts'

interface TagKey {
  readonly id: string
}

export function tagFields(archive: Archive): Fields {
  const tag = ({ id }: TagKey) => byId(archive.tags, id)
  return {
    id: ({ id }: TagKey) => globalId('Tag', id),
    slug: (key: TagKey) => tag(key).slug,
    name: (key: TagKey, { language }: { language?: string }) => inLanguage(tag(key).name, tag(key).names, language),
    kind: (key: TagKey) => tag(key).kind,
    description: (key: TagKey) => tag(key).description,
    articles(key: TagKey, args: NewsArguments, context: Context) {
      const { slug } = tag(key)
      return newsPage(archive, context, args, [listTag('tag', slug)], ({ tags }) => tags.includes(slug))
    },
  }
}

export function tagsOfArticle(archive: Archive): Fields {
  return {
    tags(key: ArticleKey, _args: object, { addCacheTag }: Context) {
      const ids = versionOf(archive, key).tag_ids
      for (const id of ids) addCacheTag(tagTag(id))
      return ids.map((id) => ({ id }))
    },
  }
}

/** Readers see those of public articles. */
export function visibleTags(archive: Archive, viewer: Viewer): Archive['tags'] {
  const used = usedIds(archive, 'tag_ids')
  return archive.tags.filter(({ id }) => seesAll(viewer) || used.has(id))
}

export function tagQueries(archive: Archive): Fields {
  return {
    tag(_root: unknown, { slug }: { slug: string }, { addCacheTag, viewer }: Context) {
      const tag = bySlug(visibleTags(archive, viewer), slug)
      addCacheTag(listTag('tag', slug))
      addCacheTag(tag ? tagTag(tag.id) : ALL_NEWS)
      return tag
    },
    tags(_root: unknown, args: DirectoryArguments, { addCacheTag, viewer }: Context) {
      addCacheTag(ALL_NEWS)
      const shown = byName(visibleTags(archive, viewer), ({ name }) => name)
      const named = shown.map((row) => ({ ...row, names: [row.name, ...Object.values(row.names)] }))
      return directoryPage('tag', named, args)
    },
  }
}
