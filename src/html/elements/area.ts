import { linkOf } from '../address.ts'
import { richText } from '../rich-text.ts'
import type { Make } from '../rule.ts'
import { spanOf } from '../style.ts'
import { attributeText } from '../tree.ts'

/** A part of a picture that leads somewhere: a picture here leads to one place, so the link follows it. */
export const areaOf: Make = (element, style, { base }) => {
  const link = linkOf(element, base)
  const said = link && (attributeText(element, 'alt') ?? attributeText(element, 'title') ?? link.href)
  const text = said && richText([spanOf(said, { ...style, link })])
  return text ? [{ kind: 'PARAGRAPH', ...text }] : []
}
