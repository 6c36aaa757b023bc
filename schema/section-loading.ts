import { type SectionTree, sectionTree } from '../db/section-tree.ts'
import { SECTIONS } from './cache-tags.ts'
import type { Context } from './context.ts'

const trees = new WeakMap<Context, Promise<SectionTree>>()

/** All sections, read once for each context. */
export function sections(context: Context): Promise<SectionTree> {
  context.shows(SECTIONS)
  let tree = trees.get(context)
  if (!tree) {
    tree = sectionTree(context.query)
    trees.set(context, tree)
  }
  return tree
}
