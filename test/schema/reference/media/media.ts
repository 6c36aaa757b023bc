import { mediaTag } from '../../../../schema/cache-tags.ts'
import type { Context } from '../../../../schema/context.ts'
import { type RenditionAsked, renditionsFor, srcsetFor, urlFor } from '../../../../schema/media/rendition-urls.ts'
import { type Archive, byId } from '../archive.ts'
import { type Fields, members } from '../fields.ts'
import { itemValue } from './media-item.ts'

type Picture = Parameters<typeof urlFor>[0]

export function mediaFields({ items }: Archive): Fields {
  return {
    ...members('kind', 'altText', 'caption', 'richCaption', 'credit', 'width', 'height', 'durationSeconds', 'isLive'),
    url: (media: Picture, asked: RenditionAsked, { publicUrl }: Context) => urlFor(media, asked, publicUrl),
    srcset: (media: Picture, asked: RenditionAsked, { publicUrl }: Context) => srcsetFor(media, asked, publicUrl),
    renditions: (media: Picture, asked: RenditionAsked, { publicUrl }: Context) =>
      renditionsFor(media, asked, publicUrl),
    item({ url }: Picture, _args: object, { addCacheTag }: Context) {
      const item = items.find(({ digest }) => url === `/media/${digest}`)
      if (item) addCacheTag(mediaTag(item.id))
      return item ? itemValue(item) : null
    },
  }
}

export function mediaOf({ media }: Archive, id: string | null): object | null {
  if (id === null) return null
  const {
    alt_text: altText,
    duration_seconds: durationSeconds,
    is_live: isLive,
    rich_caption: richCaption,
    ...others
  } = byId(media, id)
  return { ...others, altText, richCaption, durationSeconds, isLive }
}
