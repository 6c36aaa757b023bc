import { ALL_NEWS, mediaTag } from '../../../../schema/cache-tags.ts'
import type { Context } from '../../../../schema/context.ts'
import { forbidden, unauthenticated } from '../../../../schema/errors.ts'
import { idOf } from '../../../../schema/global-id.ts'
import { isAsked, type RenditionAsked, renditionsOf, renditionUrl } from '../../../../schema/media/rendition-urls.ts'
import { pageOf } from '../../../../schema/paging/page.ts'
import { type Archive, publicArticles } from '../archive.ts'
import { type Fields, globalId, members } from '../fields.ts'

type Item = Archive['items'][number]

/** An item with the names of the schema. */
export function itemValue(item: Item) {
  const { alt_text: altText, copyright_holder: copyrightHolder, usage_terms: usageTerms, expires_at, ...others } = item
  return { ...others, altText, copyrightHolder, usageTerms, expiresAt: expires_at }
}

export function mediaItemFields(): Fields {
  return {
    ...members('type', 'width', 'height', 'altText', 'caption', 'credit', 'copyrightHolder', 'usageTerms', 'expiresAt'),
    id: ({ id }: Item) => globalId('MediaItem', id),
    url: (item: Item, asked: RenditionAsked, { publicUrl }: Context) =>
      isAsked(asked) ? renditionUrl(item, asked, publicUrl) : `${publicUrl}/media/${item.digest}`,
    renditions: (item: Item, asked: RenditionAsked, { publicUrl }: Context) => renditionsOf(item, asked, publicUrl),
    focalPoint: ({ focus_x, focus_y }: Item) => ({ x: focus_x / 100, y: focus_y / 100 }),
    uploadedAt: ({ created_at }: Item) => created_at,
    uploadedBy({ created_by }: Item, _args: object, { viewer }: Context) {
      requireScope(viewer)
      return created_by
    },
  }
}

/** Those that public stories show; all for who may upload. */
export function visibleItems(archive: Archive, { viewer }: Context) {
  const shown = publicArticles(archive).flatMap(({ id, version }) =>
    archive.versions.filter((one) => one.article_id === id && one.version === version).flatMap((one) => one.media_ids),
  )
  const posted = archive.posts.filter(({ article_id }) => publicArticles(archive).some(({ id }) => id === article_id))
  const all = [...shown, ...posted.flatMap(({ media_ids }) => media_ids)]
  return archive.items.filter(({ id }) => viewer.scopes.has('media:write') || all.includes(id)).map(itemValue)
}

export function mediaItemQueries(archive: Archive): Fields {
  return {
    media(_root: unknown, { id }: { id: string }, context: Context) {
      const key = idOf('MediaItem', id, ['id'])
      context.addCacheTag(ALL_NEWS)
      const found = visibleItems(archive, context).find((item) => item.id === key)
      if (found) context.addCacheTag(mediaTag(found.id))
      return found ?? null
    },
    mediaList(_root: unknown, { first, before }: { first: number; before?: Date | null }, context: Context) {
      requireScope(context.viewer)
      return visibleItems(archive, context)
        .filter(({ created_at }) => !before || created_at < before)
        .sort((one, other) => other.created_at.getTime() - one.created_at.getTime())
        .slice(0, pageOf({ first }).limit)
    },
  }
}

function requireScope({ scopes, subject }: Context['viewer']): void {
  if (scopes.has('media:write')) return
  throw subject === null ? unauthenticated('') : forbidden('media:write')
}
