import type { MediaSubmission } from '../../../schema/article/submission.ts'

/** Prefers pictures to video and audio, then the widest, then the first. */
export function leadMedia(candidates: readonly (MediaSubmission | null)[]): MediaSubmission | null {
  let lead: MediaSubmission | null = null
  for (const candidate of candidates) {
    if (candidate && (!lead || rank(candidate) > rank(lead))) lead = candidate
  }
  return lead
}

function rank({ kind, width }: MediaSubmission): number {
  return (kind === 'IMAGE' ? 1_000_000 : 0) + Math.min(width ?? 0, 999_999)
}
