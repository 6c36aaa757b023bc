import {
  ALL_NEWS,
  articleTag,
  authorTag,
  curationTag,
  LABELS,
  LIVE_POSTS,
  mediaTag,
  SECTIONS,
  tagTag,
} from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import type { Archive } from './archive.ts'
import { visibleArticles } from './article.ts'
import { visibleAuthors } from './author.ts'
import { seesAll } from './directory.ts'
import type { Fields } from './fields.ts'
import { visiblePosts } from './live-post.ts'
import { visibleItems } from './media/media-item.ts'
import { visibleTags } from './tag.ts'

export function nodeQueries(archive: Archive): Fields {
  const node = (id: string, context: Context) => nodeOf(archive, id, context)
  return {
    node: (_root: unknown, { id }: { id: string }, context: Context) => node(id, context),
    nodes: (_root: unknown, { ids }: { ids: readonly string[] }, context: Context) =>
      ids.map((id) => node(id, context)),
  }
}

/** The object of a global id, with the name of its type. */
function nodeOf(archive: Archive, globalId: string, context: Context): object | null {
  const [__typename = '', id = ''] = Buffer.from(globalId, 'base64').toString().split(':')
  const tags: Readonly<Record<string, string>> = {
    Article: articleTag(id),
    Author: authorTag(id),
    Curation: curationTag(id),
    Section: SECTIONS,
    Label: LABELS,
    Tag: tagTag(id),
    MediaItem: mediaTag(id),
    LivePost: LIVE_POSTS,
  }
  const rows: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    Article: visibleArticles(archive, context),
    Author: visibleAuthors(archive, context.viewer),
    Curation: archive.curations,
    Section: archive.sections,
    Label: archive.labels,
    Tag: visibleTags(archive, context.viewer),
    MediaItem: visibleItems(archive, context),
    LivePost: visiblePosts(archive, context.viewer),
    Feed: seesAll(context.viewer) ? archive.feeds : [],
  }
  const tag = tags[__typename]
  if (tag !== undefined) context.addCacheTag(tag)
  if (['MediaItem', 'Author', 'Tag', 'LivePost'].includes(__typename)) context.addCacheTag(ALL_NEWS)
  const found = rows[__typename]?.find((row) => row.id === id)
  return found ? { ...found, __typename } : null
}
