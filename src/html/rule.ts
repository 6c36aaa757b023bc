import type { Block } from '../../db/tables/body/block.ts'
import type { Mark } from '../../db/tables/body/rich-text.ts'
import type { Style } from './style.ts'
import type { Element, Node } from './tree.ts'

/** What makers of blocks need of the reader. */
export interface Reading {
  /** What relative URLs are resolved against. */
  readonly base: string | null
  /** The blocks of these nodes, in the style of what is around them. */
  blocks(nodes: readonly Node[], style: Style): Block[]
}

/** The blocks of an element; null if it is to be read like `div`. */
export type Make = (element: Element, style: Style, reading: Reading) => readonly Block[] | null

/** How an element is read. */
export type Reader =
  /** Left out with all that is in it. */
  | { readonly as: 'nothing' }
  /** A line break. */
  | { readonly as: 'break' }
  /** Part of the text around it; `before` and `after` are written around its own. */
  | { readonly as: 'inline'; readonly marks?: readonly Mark[]; readonly before?: string; readonly after?: string }
  | { readonly as: 'link' }
  /** What is in it begins and ends a block. */
  | { readonly as: 'flow'; readonly marks?: readonly Mark[] }
  | { readonly as: 'block'; readonly make: Make }
  /** An emoji is part of the text around it, any other picture is a block. */
  | { readonly as: 'picture'; readonly make: Make }
  /** Part of the text around it if there is any, else a block. */
  | { readonly as: 'unknown'; readonly make: Make }

/** The first rule with the name of an element applies whose class matches. */
export interface Rule {
  readonly elements: readonly string[]
  readonly class?: RegExp
  readonly read: Reader
}
