import { mediaTag } from '../../../../schema/cache-tags.ts'
import type { Context } from '../../../../schema/context.ts'
import {
  isAsked,
  type RenditionAsked,
  renditionsOf,
  renditionUrl,
  srcsetOf,
  storedPicture,
} from '../../../../schema/media/rendition-urls.ts'
import { type Archive, byId } from '../archive.ts'
import { type Fields, members } from '../fields.ts'
import { itemValue } from './media-item.ts'

type Picture = Parameters<typeof storedPicture>[0]

export function mediaFields({ items }: Archive): Fields {
  return {
    ...members('kind', 'altText', 'caption', 'richCaption', 'credit', 'width', 'height', 'durationSeconds', 'isLive'),
    url(media: Picture, asked: RenditionAsked, { publicUrl }: Context) {
      const picture = storedPicture(media)
      if (picture && isAsked(asked)) return renditionUrl(picture, asked, publicUrl)
      return media.url.startsWith('/') ? `${publicUrl}${media.url}` : media.url
    },
    srcset(media: Picture, asked: RenditionAsked, { publicUrl }: Context) {
      const picture = storedPicture(media)
      return picture ? srcsetOf(picture, asked, publicUrl) : null
    },
    renditions(media: Picture, asked: RenditionAsked, { publicUrl }: Context) {
      const picture = storedPicture(media)
      return picture ? renditionsOf(picture, asked, publicUrl) : []
    },
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
