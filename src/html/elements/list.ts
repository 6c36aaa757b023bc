import type { Block, ListBlock, ListItem } from '../../../db/tables/body/block.ts'
import type { RichText } from '../../../db/tables/body/rich-text.ts'
import { flattened } from '../flattened.ts'
import { joinedSpans, richText } from '../rich-text.ts'
import type { Make } from '../rule.ts'
import { withAttributes } from '../style.ts'
import { attribute, type Element, isElement, isText, type Node } from '../tree.ts'

export const MAX_DEPTH = 10
/** Of an item. */
export const MAX_NUMBER = 2_000_000_000

/** A list with the lists in it. What is no text, such as a picture, splits it; a numbered list goes on with its numbers. */
export const listOf: Make = (element, style, reading) => {
  const ordered = element.tagName === 'ol'
  const list = new Items(ordered, wholeNumber(attribute(element, 'start')) ?? 1)
  for (const node of itemNodes(element)) {
    list.begin(isElement(node) ? wholeNumber(attribute(node, 'value')) : null)
    const isItem = isElement(node) && node.tagName === 'li'
    const blocks = isItem ? reading.blocks(node.childNodes, withAttributes(style, node)) : reading.blocks([node], style)
    for (const block of blocks) {
      if (block.kind === 'LIST') {
        list.nest(block.items)
        continue
      }
      const { text, others } = flattened([block])
      if (text) list.add(text)
      if (others.length > 0) list.split(others)
    }
  }
  return list.blocks()
}

/** Items; a list that is directly in a list is nested too. */
function itemNodes({ childNodes }: Element): Node[] {
  return childNodes.filter((node) => isElement(node) || (isText(node) && node.value.trim() !== ''))
}

/** A list says of itself what its first item says. */
export function listBlock(given: readonly ListItem[]): ListBlock {
  const items = withNeededNumbers(given)
  const [first] = items
  return { kind: 'LIST', ordered: first?.ordered ?? false, start: first?.start ?? null, items }
}

/** A number that follows from the items before it is not said. */
function withNeededNumbers(items: readonly ListItem[]): ListItem[] {
  const nextAt: number[] = []
  return items.map((item) => {
    const { depth, ordered, start } = item
    nextAt.length = Math.min(nextAt.length, depth)
    const next = nextAt[depth - 1] ?? 1
    nextAt[depth - 1] = ordered ? (start ?? next) + 1 : 1
    return { ...item, start: start === next ? null : start }
  })
}

class Items {
  readonly #ordered: boolean
  readonly #made: Block[] = []
  #items: ListItem[] = []
  /** Of the item that is being read. */
  #number: number
  /** What the next item is without saying so. */
  #next = 1
  #isBegun = false

  constructor(ordered: boolean, start: number) {
    this.#ordered = ordered
    this.#number = start
  }

  begin(number: number | null): void {
    if (this.#isBegun) this.#number++
    this.#number = Math.min(number ?? this.#number, MAX_NUMBER)
    this.#isBegun = false
  }

  add(text: RichText): void {
    const last = this.#items.at(-1)
    if (this.#isBegun && last?.depth === 1) {
      this.#items[this.#items.length - 1] = { ...last, ...(richText(joinedSpans([last, text], '\n')) ?? text) }
      return
    }
    const start = this.#ordered && this.#number !== this.#next ? this.#number : null
    this.#items.push({ depth: 1, ordered: this.#ordered, start, ...text })
    this.#next = this.#number + 1
    this.#isBegun = true
  }

  nest(items: readonly ListItem[]): void {
    this.#items.push(...items.map((item) => ({ ...item, depth: Math.min(item.depth + 1, MAX_DEPTH) })))
  }

  split(others: readonly Block[]): void {
    this.#end()
    this.#made.push(...others)
  }

  blocks(): readonly Block[] {
    this.#end()
    return this.#made
  }

  #end(): void {
    this.#made.push(...ofOneKind(stepwise(this.#items)).map(listBlock))
    this.#items = []
    this.#next = 1
  }
}

/** No item is more than one level deeper than the one before, also where a list begins with a nested one. */
function stepwise(items: readonly ListItem[]): ListItem[] {
  let before = 0
  return items.map((item) => {
    before = Math.min(item.depth, before + 1)
    return { ...item, depth: before }
  })
}

/** Lists that are numbered throughout or nowhere; nested lists may differ. */
function ofOneKind(items: readonly ListItem[]): ListItem[][] {
  const lists: ListItem[][] = []
  for (const item of items) {
    const list = lists.at(-1)
    if (list && (item.depth > 1 || item.ordered === list[0]?.ordered)) list.push(item)
    else lists.push([item])
  }
  return lists
}

function wholeNumber(text: string): number | null {
  const number = /^-?\d{1,10}$/.test(text) ? Number(text) : null
  return number !== null && Math.abs(number) <= MAX_NUMBER ? number : null
}
