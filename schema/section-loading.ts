import { type SectionTree, sectionTree } from '../db/section-tree.ts'
import type { Context } from './context.ts'

const trees = new WeakMap<Context, Promise<SectionTree>>()

/** All sections, read once for each context. */
export function sections(context: Context): Promise<SectionTree> {
  let tree = trees.get(context)
  if (!tree) {
    tree = sectionTree(context.query)
    trees.set(context, tree)
  }
  return tree
}
