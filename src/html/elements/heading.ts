import { flattened } from '../flattened.ts'
import type { Make } from '../rule.ts'

/** The highest level is that of the article's own headline. */
const HIGHEST_LEVEL = 2

export const headingOf: Make = (element, style, reading) => {
  const { text, others } = flattened(reading.blocks(element.childNodes, style))
  const level = Math.max(HIGHEST_LEVEL, Number(element.tagName.slice(1)))
  return text ? [{ kind: 'HEADING', level, ...text }, ...others] : others
}
