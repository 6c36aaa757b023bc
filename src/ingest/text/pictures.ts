import type { Block } from '../../../db/tables/body/block.ts'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import type { Body } from './body.ts'

/** The pictures of a summary, which are not in the body; none if the body has pictures of its own. */
export function summaryPictures(summary: Body | null, body: Body | null): MediaSubmission[] {
  if (!summary || picturesIn(body).length > 0) return []
  return picturesIn(summary).slice(0, 1)
}

function picturesIn(body: Body | null): MediaSubmission[] {
  return (body?.blocks ?? []).flatMap((block: Block) => {
    if (block.kind === 'IMAGE') return [block.media]
    return block.kind === 'GALLERY' ? block.pictures.map(({ media }) => media) : []
  })
}
