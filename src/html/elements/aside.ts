import type { Block } from '../../../db/tables/body/block.ts'
import type { RichText } from '../../../db/tables/body/rich-text.ts'
import { flattened } from '../flattened.ts'
import type { Make } from '../rule.ts'
import { detach, isElement } from '../tree.ts'

/** A fact box, or what can be unfolded. Its first heading or its `summary` is its heading. */
export const asideOf: Make = (element, style, reading) => {
  const summary = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'summary')
  if (summary) detach(summary)
  const title = summary ? flattened(reading.blocks(summary.childNodes, style)) : null
  const read = [...(title?.others ?? []), ...reading.blocks(element.childNodes, style).flatMap(withoutAside)]
  const [first, ...rest] = read
  if (title?.text) return [{ kind: 'ASIDE', heading: title.text, blocks: read }]
  if (first?.kind === 'HEADING') return [{ kind: 'ASIDE', heading: textOf(first), blocks: rest }]
  return read.length === 0 ? [] : [{ kind: 'ASIDE', heading: null, blocks: read }]
}

function textOf({ html, text, spans }: RichText): RichText {
  return { html, text, spans }
}

/** There is no aside in an aside. */
function withoutAside(block: Block): Block[] {
  if (block.kind !== 'ASIDE') return [block]
  return [...(block.heading ? [{ kind: 'HEADING', level: 4, ...block.heading } as const] : []), ...block.blocks]
}
