import { digestsIn } from '../../db/content/media/media-item.ts'
import type { Media, Said } from '../../db/tables/body/block.ts'

/** What a source without nulls leaves out: all that it does not say. */
export const SAID: readonly Said[] = ['altText', 'caption', 'credit']

/** Media with what a submission leaves out of it. Only of a picture that may be an upload: that says it then. */
export function leavingOut(leftOut: readonly Said[], media: Media): Media {
  return media.kind === 'IMAGE' && digestsIn(media.url).length > 0 ? { ...media, leftOut } : media
}
