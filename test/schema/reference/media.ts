import type { Context } from '../../../schema/context.ts'
import { type Archive, byId } from './archive.ts'
import { type Fields, members } from './fields.ts'

export const MEDIA_FIELDS: Fields = {
  ...members('kind', 'altText', 'caption', 'richCaption', 'credit', 'width', 'height', 'durationSeconds', 'isLive'),
  url: ({ url }: { url: string }, _args: object, { publicUrl }: Context) =>
    url.startsWith('/') ? `${publicUrl}${url}` : url,
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
