import type { MediaKind } from '../../../../db/tables/media.ts'
import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { mainRendition } from '../../../../schema/media/given-renditions.ts'
import { withRenditions } from '../../../html/given-renditions.ts'
import { differentMedia } from '../../text/different-media.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { absoluteUrl } from '../../text/link.ts'
import { kindOf, positive } from '../../text/media-kind.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import { givenRendition } from '../../text/rendition.ts'
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
  // Perhaps with the versions of another association of the same picture.
  const first = lead && media.find(({ url, renditions }) => [url, ...urlsOf(renditions)].includes(lead.url))
  if (first) return [first, ...media.filter((one) => one !== first)]
  return media.length > 0 ? media : differentMedia([mediaOf(item)])
}

function urlsOf(renditions: MediaSubmission['renditions']): string[] {
  return (renditions ?? []).map(({ url }) => url)
}

/** The media that a holder of renditions is, in all of them, of which the widest that a page should load stands for it. */
export function mediaOf(holder: NinjsAssociation): MediaSubmission | null {
  const declared = kinds.get(holder.type ?? '') ?? null
  const all = (holder.renditions ?? []).flatMap((rendition) => {
    const url = absoluteUrl(rendition.href)
    const mimeType = rendition.contenttype ?? rendition.mimetype
    const kind = url && (kindOf(mimeType, url) ?? declared)
    const { duration } = rendition
    return url && kind && (declared === null || kind === declared)
      ? [{ ...givenRendition({ ...rendition, url, mimeType }), kind, duration }]
      : []
  })
  const main = mainRendition(declared ?? all[0]?.kind ?? 'IMAGE', all)
  if (!main) return null
  const same = all.filter(({ kind }) => kind === main.kind)
  const caption = summaryOf(holder)
  // Superdesk describes a picture in the text of its body.
  const described = declared === 'IMAGE' ? oneLine(holder.body_text) : ''
  const media = {
    kind: main.kind,
    url: main.url,
    altText: orNull(described || headlineOf(holder)) ?? caption,
    caption,
    credit: creditOf(holder),
    width: main.width,
    height: main.height,
    durationSeconds: positive(main.duration),
  }
  return withRenditions(
    media,
    same.map(({ kind: _kind, duration: _duration, ...rendition }) => rendition),
  )
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
