import type { MediaNs } from 'feedsmith'
import type { Picture } from './story.ts'

/**
 * Media RSS elements, for both XML formats: a group of the renditions if there are several, the largest first.
 * There is no element for the alternative text; `title` is the nearest.
 */
export function mediaOf(media: Picture | null): { media?: MediaNs.ItemOrFeed<true> } {
  if (media === null) return {}
  const { kind, url, altText, caption, credit, width, height, durationSeconds, renditions } = media
  const medium = kind.toLowerCase()
  const described = {
    ...(altText !== null && { title: { value: altText, type: 'plain' } }),
    ...(caption !== null && { description: { value: caption, type: 'plain' } }),
    ...(credit !== null && { credits: [{ value: credit }] }),
  }
  if (renditions.length > 1) {
    const contents = renditions.toReversed().map(({ url, width, height, mimeType }) => ({
      url,
      medium,
      type: mimeType ?? mediaType({ kind, url }),
      ...(width !== null && { width }),
      ...(height !== null && { height }),
      ...(durationSeconds !== null && { duration: durationSeconds }),
    }))
    return { media: { groups: [{ contents, ...described }] } }
  }
  return {
    media: {
      contents: [
        {
          url,
          medium,
          ...(width !== null && { width }),
          ...(height !== null && { height }),
          ...(durationSeconds !== null && { duration: durationSeconds }),
          ...described,
        },
      ],
    },
  }
}

/** A film or sound, as podcast players find it. Its size is not known, for which RSS has 0. */
export function enclosureOf(media: Picture | null): { url: string; type: string; length: number }[] {
  return media === null || media.kind === 'IMAGE' ? [] : [{ url: media.url, type: mediaType(media), length: 0 }]
}

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  m3u8: 'application/vnd.apple.mpegurl',
  mov: 'video/quicktime',
  mp4: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
}
const USUAL = { IMAGE: 'image/jpeg', VIDEO: 'video/mp4', AUDIO: 'audio/mpeg' } as const

/** The media type that the source gives, else that of the file extension, else the most common one. */
export function mediaType({ kind, url, renditions }: Pick<Picture, 'kind' | 'url'> & Partial<Picture>): string {
  const given = renditions?.find((one) => one.url === url)?.mimeType
  if (given) return given
  const extension = /\.(\w+)$/.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? ''
  return TYPES[extension] ?? USUAL[kind]
}
