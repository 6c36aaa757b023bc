import type { Block, Media } from '../../../db/tables/body/block.ts'
import { withRenditions } from '../../html/given-renditions.ts'
import { mediaIn, withMedia } from '../media/body-media.ts'

/**
 * A body that was made of HTML, with what HTML cannot say of its media (names and shapes of renditions, durations, what is live) as
 * the body before has it: HTML that is read and sent back loses nothing.
 */
export function withUnsaid(body: readonly Block[], before: readonly Block[]): readonly Block[] {
  const known = new Map(mediaIn(before).map((media) => [keyOf(media), media]))
  if (known.size === 0) return body
  return withMedia(body, (media) => {
    const same = known.get(keyOf(media))
    return same ? asBefore(media, same) : media
  })
}

/** HTML that names other renditions than before says which there are. */
function asBefore({ renditions, ...media }: Media, { durationSeconds, isLive, renditions: before }: Media): Media {
  const urls = new Set(before?.map(({ url }) => url))
  const isSaid = (renditions ?? []).some(({ url }) => !urls.has(url))
  return withRenditions({ ...media, durationSeconds, isLive }, (isSaid ? renditions : before) ?? [])
}

function keyOf({ kind, url }: Media): string {
  return `${kind} ${url}`
}
