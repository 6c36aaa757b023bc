import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { pictureName } from '../../html/same-picture.ts'

/**
 * The different pictures and recordings among these, the lead first: a picture rather than a recording, then in the order of the
 * source. Of versions of one picture the widest is kept.
 */
export function differentMedia(candidates: readonly (MediaSubmission | null)[]): MediaSubmission[] {
  const kept: MediaSubmission[] = []
  for (const candidate of candidates) {
    if (!candidate) continue
    const at = kept.findIndex((one) => isVersion(one, candidate))
    const known = kept[at]
    if (!known) kept.push(candidate)
    else if ((candidate.width ?? 0) > (known.width ?? 0)) kept[at] = candidate
  }
  const lead = kept.find(({ kind }) => kind === 'IMAGE')
  return lead ? [lead, ...kept.filter((one) => one !== lead)] : kept
}

/** Sizes of one picture have one caption and different widths, or one address but for the size. */
function isVersion(one: MediaSubmission, other: MediaSubmission): boolean {
  if (one.kind !== other.kind) return false
  if (pictureName(one.url) === pictureName(other.url)) return true
  const isDescribed = Boolean(one.caption ?? one.altText)
  const saysSame = one.caption === other.caption && one.altText === other.altText && one.credit === other.credit
  return isDescribed && saysSame && Boolean(one.width && other.width) && one.width !== other.width
}
