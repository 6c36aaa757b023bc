import type { MediaKind } from '../../../../db/tables/media.ts'
import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { differentMedia } from '../../text/different-media.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { absoluteUrl } from '../../text/link.ts'
import { kindOf, positive } from '../../text/media-kind.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import type { NinjsAssociation, NinjsItem } from './shape.ts'
import { headlineOf, summaryOf } from './text.ts'

const leading =
  /^(?:featured?(?:image|media|photo)?|feature_?(?:image|media)|main(?:pic|image|media)?|lead(?:image|media)?)$/i

const kinds = new Map<string, MediaKind>([
  ['picture', 'IMAGE'],
  ['graphic', 'IMAGE'],
  ['video', 'VIDEO'],
  ['audio', 'AUDIO'],
])

/** The pictures and recordings that come beside the body; the association named as the main one first. */
export function ninjsMedia(item: NinjsItem, body: string, fields: FieldReader): MediaSubmission[] {
  const found = (item.associations ?? []).flatMap((association) => {
    if (!isUsable(association, fields)) return []
    const media = mediaOf(association)
    const main = leading.test(association.name ?? '')
    // The body has it, perhaps in another rendition.
    const isInBody = (association.renditions ?? []).some(({ href }) => href && body.includes(href))
    return media && (main || !isInBody) ? [{ media, main }] : []
  })
  const lead = found.find(({ main }) => main)?.media
  const media = differentMedia(found.map(({ media }) => media))
  if (lead) return [lead, ...media.filter((one) => one.url !== lead.url)]
  return media.length > 0 ? media : differentMedia([mediaOf(item)])
}

/** Wider than the largest of our own renditions helps no reader. */
const WIDEST = 2_560

/** What every browser shows; not TIFF and raw photographs, which agencies send beside it. */
const SHOWN = /^image\/(?:jpe?g|png|gif|webp|avif|svg\+xml)\b/i

/** The widest rendition that a page should load. */
export function mediaOf(holder: NinjsAssociation): MediaSubmission | null {
  const declared = kinds.get(holder.type ?? '') ?? null
  const renditions = (holder.renditions ?? []).flatMap((rendition) => {
    const url = absoluteUrl(rendition.href)
    const kind = url && (kindOf(rendition.contenttype ?? rendition.mimetype, url) ?? declared)
    return url && kind && (declared === null || kind === declared) ? [{ ...rendition, url, kind }] : []
  })
  const shown = renditions.filter(({ kind, contenttype, mimetype }) => isShown(kind, contenttype ?? mimetype))
  const ascending = (shown.length > 0 ? shown : renditions).toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0))
  const widest = ascending.findLast(({ width }) => (width ?? 0) <= WIDEST) ?? ascending[0]
  if (!widest) return null
  const caption = summaryOf(holder)
  // Superdesk describes a picture in the text of its body.
  const described = declared === 'IMAGE' ? oneLine(holder.body_text) : ''
  return {
    kind: widest.kind,
    url: widest.url,
    altText: orNull(described || headlineOf(holder)) ?? caption,
    caption,
    credit: creditOf(holder),
    width: positive(widest.width),
    height: positive(widest.height),
    durationSeconds: positive(widest.duration),
  }
}

function isShown(kind: MediaKind, type: string | null | undefined): boolean {
  return kind !== 'IMAGE' || !type || SHOWN.test(type)
}

/** The credit line, else the creator, else the copyright holder. */
function creditOf({ creditline, by, byline, copyrightnotice, copyrightholder }: NinjsAssociation): string | null {
  const lines = [creditline, by, byline, copyrightnotice, copyrightholder].map((line) => oneLine(line))
  return orNull(lines.find((line) => line !== '') ?? '')
}

/** A picture may be withheld or under an embargo of its own: the story goes without it. */
function isUsable(association: NinjsAssociation, fields: FieldReader): boolean {
  const own = new FieldReader({})
  const status = pubStatusIn(association.pubstatus, own)
  const embargo = association.embargoeduntil ?? association.embargoed
  if (status === 'usable' && own.held === null && !embargo) return true
  const reason = status === 'usable' ? (own.held ?? 'has an embargo of its own') : `is ${status}`
  fields.drop('associations', association.name ?? oneLine(association.uri), reason)
  return false
}
