import type { MediaKind } from '../../../db/tables/media.ts'

const extensions: Readonly<Record<MediaKind, readonly string[]>> = {
  IMAGE: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif'],
  VIDEO: ['mp4', 'm4v', 'mov', 'webm', 'm3u8'],
  AUDIO: ['mp3', 'm4a', 'ogg', 'opus', 'wav'],
}

const byExtension = new Map(
  (['IMAGE', 'VIDEO', 'AUDIO'] as const).flatMap((kind) => extensions[kind].map((extension) => [extension, kind])),
)

/** From a media type or medium ("image/jpeg", "video"), else from the file extension. */
export function kindOf(type: string | null | undefined, url: string): MediaKind | null {
  switch (type?.split('/')[0]?.trim().toLowerCase()) {
    case 'image':
      return 'IMAGE'
    case 'video':
      return 'VIDEO'
    case 'audio':
      return 'AUDIO'
    case '':
    case undefined: {
      const extension = /\.(\w{2,4})$/.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? ''
      return byExtension.get(extension) ?? null
    }
    default:
      return null
  }
}

/** A plausible width, height or duration, else null. */
export function positive(value: number | null | undefined): number | null {
  return value && Number.isFinite(value) && value >= 1 ? Math.round(value) : null
}
