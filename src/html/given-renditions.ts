import { type GivenRendition, MAX_RENDITIONS } from '../../db/tables/body/rendition.ts'

/** Of the name and the media type of a rendition. */
export const MAX_LABEL_CHARACTERS = 200

/** Media without renditions, with these. */
export function withRenditions<One extends object>(
  media: One,
  renditions: readonly GivenRendition[],
): One & { readonly renditions?: readonly GivenRendition[] } {
  return renditions.length === 0 ? media : { ...media, renditions: renditions.slice(0, MAX_RENDITIONS) }
}

/** The versions of one picture that is named twice: those of both. */
export function allRenditions(
  one: readonly GivenRendition[] | null | undefined,
  other: readonly GivenRendition[] | null | undefined,
): readonly GivenRendition[] {
  const known = new Set(one?.map(({ url }) => url))
  return [...(one ?? []), ...(other ?? []).filter(({ url }) => !known.has(url))]
}
