import { type SectionTree, sectionTree } from '../db/section-tree.ts'
import type { Relation } from '../db/selection.ts'
import { SECTIONS } from './cache-tags.ts'
import type { Context } from './context.ts'
import { type Given, readWith } from './read-together.ts'

const trees = new WeakMap<Context, Promise<SectionTree>>()

/** What was read of sections together with their object; undefined when nothing was. */
export function readSection<Value, Args>(
  context: Context,
  object: object,
  relation: Relation<Value, Args>,
  args?: Given,
): Value | undefined {
  context.shows(SECTIONS)
  return readWith(object, relation, args)
}

export async function fromTree<Value>(context: Context, find: (tree: SectionTree) => Value): Promise<Value> {
  return find(await sections(context))
}

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
