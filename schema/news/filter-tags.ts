import { ALL_NEWS, listTag, SECTIONS } from '../cache-tags.ts'
import type { NewsFilterInput } from './news-filter.ts'

/** The tags of a filtered list, by its most selective facet: only articles with one of these values, or moved sections, can change it. */
export function filterTags(filter: NewsFilterInput | null | undefined): string[] {
  const kinds = [
    ['author', filter?.authors],
    ['tag', filter?.tags],
    ['section', filter?.sections],
  ] as const
  const [narrowest] = kinds.flatMap(([kind, slugs]) => (slugs ? [slugs.map((slug) => listTag(kind, slug))] : []))
  return [...(narrowest ?? [ALL_NEWS]), ...sectionTags(filter)]
}

/** A section that moves changes what is in the sections of a filter. */
export function sectionTags(filter: NewsFilterInput | null | undefined): string[] {
  return filter?.sections ? [SECTIONS] : []
}
