import type { Draft } from '../../item.ts'
import type { FieldReader } from '../../text/field-reader.ts'
import { oneLine } from '../../text/plain-text.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import { at, attributeOf, children, textOf } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'

/** Who may see an item of NewsML-G2, and until when. */
export function publicationOf(
  itemMeta: Element | undefined,
  fields: FieldReader,
): Pick<Draft, 'pubStatus' | 'embargoedUntil' | 'expiresAt'> {
  const status = at(itemMeta, 'pubStatus')
  const pubStatus = pubStatusIn(attributeOf(status, 'qcode') ?? attributeOf(status, 'uri'), fields)
  return {
    pubStatus: pubStatus === 'usable' ? signalled(itemMeta) : pubStatus,
    embargoedUntil: limitIn(itemMeta, 'embargoed', fields),
    expiresAt: limitIn(itemMeta, 'expires', fields),
  }
}

/** An embargo without a time has no end yet. */
function limitIn(itemMeta: Element | undefined, name: string, fields: FieldReader): Date | null {
  const limit = at(itemMeta, name)
  const written = oneLine(textOf(limit))
  if (limit && written === '') fields.hold(`Its element "${name}" is empty: the time is not known yet.`)
  return fields.limit(name === 'embargoed' ? 'embargo' : 'expiry', written)
}

/** Some agencies withdraw by a signal or an instruction beside the status. */
function signalled(itemMeta: Element | undefined): Draft['pubStatus'] {
  const codes = children(itemMeta, 'signal', 'instruction').map((one) =>
    `${attributeOf(one, 'qcode') ?? attributeOf(one, 'uri') ?? ''}`.replace(/^.*[:/]/, ''),
  )
  if (codes.some((code) => /^kill/i.test(code))) return 'canceled'
  return codes.some((code) => /^(?:withhold|withdraw|recall|retract)/i.test(code)) ? 'withheld' : 'usable'
}
