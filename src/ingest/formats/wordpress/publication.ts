import type { Draft } from '../../item.ts'
import type { FieldReader } from '../../text/field-reader.ts'

/** What WordPress says about who may see a post; times in UTC. */
export interface Post {
  readonly status: string
  readonly type: string
  readonly isProtected: boolean
  readonly published: string | null
  readonly modified: string | null
}

const HELD = new Map([
  ['draft', 'It is a draft.'],
  ['auto-draft', 'It is a draft.'],
  ['pending', 'It waits for a review.'],
  ['private', 'It is private.'],
])

type Publication = Pick<Draft, 'pubStatus' | 'embargoedUntil' | 'publishedAt' | 'updatedAt' | 'held'>

/** Who may see a post, and from when. */
export function publicationOf(
  { status, type, isProtected, published, modified }: Post,
  fields: FieldReader,
): Publication {
  if (type !== 'post') fields.hold(`Its type "${type}" is not known.`)
  if (isProtected) fields.hold('It is protected by a password.')
  const reason = HELD.get(status)
  if (reason !== undefined) fields.hold(reason)
  else if (!['publish', 'future', 'trash'].includes(status)) fields.hold(`Its status "${status}" is not known.`)
  const embargoedUntil = status === 'future' ? fields.limit('scheduled time', published) : null
  if (status === 'future' && embargoedUntil === null) fields.hold('It is scheduled, without a time.')
  return {
    pubStatus: status === 'trash' ? 'withheld' : 'usable',
    embargoedUntil,
    publishedAt: fields.date('post_date_gmt', published),
    updatedAt: fields.date('post_modified_gmt', modified),
    held: fields.held,
  }
}

/** A time without a zone that is in UTC. Drafts have 0000-00-00 there. */
export function utc(time: string | null | undefined): string | null {
  return !time || time.startsWith('0000') ? null : `${time}Z`
}
