import type { Make } from '../rule.ts'
import { isElement, neighbour } from '../tree.ts'

/** What is shown without scripts: pictures, videos and embeds. A picture before it has been read with it; texts ask for scripts. */
export const fallbackOf: Make = (element, style, reading) => {
  const before = neighbour(element, -1)
  if (isElement(before) && (before.tagName === 'img' || before.tagName === 'picture')) return []
  return reading
    .blocks(element.childNodes, style)
    .filter(({ kind }) => kind === 'IMAGE' || kind === 'VIDEO' || kind === 'AUDIO' || kind === 'EMBED')
}
