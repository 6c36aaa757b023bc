import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { absoluteUrl } from '../../text/link.ts'
import { kindOf } from '../../text/media-kind.ts'
import { oneLine, orNull, plain } from '../../text/plain-text.ts'
import { at, children, textOf } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'

/** By the id of the attachment. */
export type Pictures = ReadonlyMap<string, MediaSubmission>

export function attachmentsIn(items: readonly Element[]): Pictures {
  const attachments = items.filter((item) => textOf(at(item, 'post_type')) === 'attachment')
  return new Map(
    attachments.flatMap((item): [string, MediaSubmission][] => {
      const url = absoluteUrl(textOf(at(item, 'attachment_url')))
      const kind = url && kindOf(undefined, url)
      const id = oneLine(textOf(at(item, 'post_id')))
      if (!url || !kind || id === '') return []
      const caption = children(item, 'encoded').find(({ namespace }) => namespace.includes('excerpt'))
      const meta = children(item, 'postmeta').find((one) => textOf(at(one, 'meta_key')) === '_wp_attachment_image_alt')
      const altText = orNull(oneLine(textOf(at(meta, 'meta_value'))))
      return [[id, { kind, url, altText, caption: orNull(plain(textOf(caption))) }]]
    }),
  )
}
