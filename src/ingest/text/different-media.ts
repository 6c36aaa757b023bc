import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { mainRendition } from '../../../schema/media/given-renditions.ts'
import { allRenditions, withRenditions } from '../../html/given-renditions.ts'
import { pictureName } from '../../html/same-picture.ts'
import { givenRendition } from './rendition.ts'

/**
 * The different pictures and recordings among these, the lead first: a picture rather than a recording, then in the order of the
 * source. Versions of one picture become one, in all of them.
 */
export function differentMedia(candidates: readonly (MediaSubmission | null)[]): MediaSubmission[] {
  const kept: MediaSubmission[] = []
  for (const candidate of candidates) {
    if (!candidate) continue
    const at = kept.findIndex((one) => isVersion(one, candidate))
    const known = kept[at]
    if (known) kept[at] = together(known, candidate)
    else kept.push(candidate)
  }
  const lead = kept.find(({ kind }) => kind === 'IMAGE')
  return lead ? [lead, ...kept.filter((one) => one !== lead)] : kept
}

/** What one of them says, and where it says nothing, the other. */
function together(known: MediaSubmission, candidate: MediaSubmission): MediaSubmission {
  if (known.url === candidate.url && !candidate.renditions) return said(known, candidate)
  const all = allRenditions(renditionsOf(known), renditionsOf(candidate))
  const main = mainRendition(known.kind, all)
  const [one, other] = main?.url === candidate.url ? [candidate, known] : [known, candidate]
  const { renditions: _before, ...media } = said(one, other)
  return withRenditions({ ...media, ...(main && { url: main.url, width: main.width, height: main.height }) }, all)
}

function renditionsOf(media: MediaSubmission) {
  return (media.renditions ?? [media]).map(givenRendition)
}

function said(one: MediaSubmission, other: MediaSubmission): MediaSubmission {
  const { altText, caption, credit, durationSeconds, width, height } = one
  return {
    ...one,
    altText: altText ?? other.altText,
    caption: caption ?? other.caption,
    credit: credit ?? other.credit,
    durationSeconds: durationSeconds ?? other.durationSeconds,
    width: width ?? other.width,
    height: height ?? other.height,
  }
}

/** Sizes of one picture have one caption and different widths, or one address but for the size. */
function isVersion(one: MediaSubmission, other: MediaSubmission): boolean {
  if (one.kind !== other.kind) return false
  if (pictureName(one.url) === pictureName(other.url)) return true
  const isDescribed = Boolean(one.caption ?? one.altText)
  const saysSame = one.caption === other.caption && one.altText === other.altText && one.credit === other.credit
  return isDescribed && saysSame && Boolean(one.width && other.width) && one.width !== other.width
}
