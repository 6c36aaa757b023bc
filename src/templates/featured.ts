import type { RenderContext } from './render-context.ts'
import { inEdition } from './strip.ts'

const MAX_FEATURED = 6

/** The featured articles that the front page shows below the lead stories. */
export function featured<Story extends { readonly id: string; readonly language: string }>(
  list: readonly Story[],
  leads: ReadonlySet<string>,
  context: RenderContext,
): Story[] {
  return inEdition(list, context)
    .filter(({ id }) => !leads.has(id))
    .slice(0, MAX_FEATURED)
}
