import type { Draft } from '../../item.ts'
import type { FieldReader } from '../../text/field-reader.ts'
import { oneLine } from '../../text/plain-text.ts'
import { at, textOf } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'

const HELD = new Map([
  ['draft', 'It is a draft.'],
  ['auto-draft', 'It is a draft.'],
  ['pending', 'It waits for a review.'],
  ['private', 'It is private.'],
])

type Publication = Pick<Draft, 'pubStatus' | 'embargoedUntil' | 'publishedAt' | 'updatedAt' | 'held'>

/** Who may see a post, and from when. */
export function publicationOf(post: Element, fields: FieldReader): Publication {
  const field = (name: string) => oneLine(textOf(at(post, name)))
  const status = field('status')
  // Drafts have 0000-00-00 there.
  const published = utc(field('post_date_gmt')) ?? field('pubDate')
  if (field('post_type') !== 'post') fields.hold(`Its type "${field('post_type')}" is not known.`)
  if (field('post_password') !== '') fields.hold('It is protected by a password.')
  if (HELD.has(status)) fields.hold(HELD.get(status) ?? '')
  else if (!['publish', 'future', 'trash'].includes(status)) fields.hold(`Its status "${status}" is not known.`)
  const embargoedUntil = status === 'future' ? fields.limit('scheduled time', published) : null
  if (status === 'future' && embargoedUntil === null) fields.hold('It is scheduled, without a time.')
  return {
    pubStatus: status === 'trash' ? 'withheld' : 'usable',
    embargoedUntil,
    publishedAt: fields.date('post_date_gmt', published),
    updatedAt: fields.date('post_modified_gmt', utc(field('post_modified_gmt'))),
    held: fields.held,
  }
}

function utc(time: string): string | null {
  return time === '' || time.startsWith('0000') ? null : `${time}Z`
}
