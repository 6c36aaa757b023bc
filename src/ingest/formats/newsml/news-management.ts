import type { Draft } from '../../item.ts'
import type { FieldReader } from '../../text/field-reader.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import { at, attributeOf, children, textOf } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'

type Management = Pick<Draft, 'pubStatus' | 'embargoedUntil' | 'expiresAt' | 'editorialNote'>

/** Who may see an item of NewsML 1: its status, which may be announced to change, and instructions. */
export function managementOf(management: Element | undefined, fields: FieldReader): Management {
  const status = nameOf(at(management, 'Status'))
  const isEmbargoed = /^embargo/.test(status)
  const change = at(management, 'StatusWillChange')
  const future = nameOf(at(change, 'FutureStatus'))
  const time = oneLine(textOf(at(change, 'DateAndTime')))
  if (change && (time === '' || future === '')) fields.hold('It announces a change of its status, without a time.')
  const changes = change ? fields.limit(isEmbargoed ? 'embargo' : 'expiry', time) : null
  if (isEmbargoed && (changes === null || future !== 'usable')) fields.hold('It is under an embargo, without an end.')
  const instructions = children(management, 'Instruction')
  const pubStatus = pubStatusIn(isEmbargoed ? 'usable' : status, fields)
  return {
    pubStatus: pubStatus === 'usable' ? instructed(instructions.map(nameOf)) : pubStatus,
    embargoedUntil: isEmbargoed ? changes : null,
    expiresAt: isEmbargoed || future === 'usable' ? null : changes,
    editorialNote: orNull(oneLine(instructions.map((one) => textOf(at(one, 'Comment')) ?? textOf(one)).join(' '))),
  }
}

function instructed(names: readonly string[]): Draft['pubStatus'] {
  if (names.some((name) => /^kill/.test(name))) return 'canceled'
  return names.some((name) => /^(?:delete|withhold|withdraw|recall|retract)/.test(name)) ? 'withheld' : 'usable'
}

function nameOf(element: Element | undefined): string {
  return oneLine(attributeOf(element, 'FormalName')).toLowerCase()
}
