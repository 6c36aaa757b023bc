import { z } from 'zod'
import type { ParsedItem } from '../../item.ts'
import { oneLine } from '../../text/plain-text.ts'
import type { ReadOptions } from '../format.ts'
import { newestItems } from '../ninjs.ts'

const named = z.looseObject({ item: z.looseObject({}) })

const response = z.object({
  api_version: z.union([z.string(), z.number()]),
  data: z.union([
    z.object({ items: z.array(z.unknown()) }).transform(({ items }) => items),
    named.transform((one) => [one]),
  ]),
})

const text = z.string().nullish().catch(null)
const concept = z.looseObject({ name: text, rels: z.array(z.string()).nullish().catch(null) })
const concepts = z.array(concept).catch([])

/** What the items of the AP have other than ninjs. */
const apItem = z.looseObject({
  altids: z.looseObject({ itemid: text }).nullish().catch(null),
  bylines: z.array(z.looseObject({ by: text, name: text })).catch([]),
  photographer: z.looseObject({ name: text }).nullish().catch(null),
  datelinelocation: z.looseObject({ city: text }).nullish().catch(null),
  subject: concepts,
  provider: text,
  headline_extended: text,
  description_summary: text,
  description_caption: text,
  description_creditline: text,
})

/** The AP Media API: a feed, a search or one item, in a ninjs of its own. */
export function matches(value: unknown): boolean {
  return response.safeParse(value).success
}

export function read(value: unknown, options: ReadOptions): ParsedItem[] {
  const items = response.safeParse(value).data?.data ?? []
  return newestItems(items.map(ninjsOf), options).map(withoutText)
}

/** The text of a story is another file, `renditions.nitf`: without it the story is not published. */
function withoutText(parsed: ParsedItem): ParsedItem {
  if (!('item' in parsed) || parsed.item.original !== null || parsed.item.media.length > 0) return parsed
  const held = parsed.item.held ?? 'Its text is another file of the API (renditions.nitf), which did not come with it.'
  return { item: { ...parsed.item, held } }
}

function ninjsOf(entry: unknown): unknown {
  const { item } = named.safeParse(entry).data ?? {}
  const found = apItem.safeParse(item).data
  if (!found) return entry
  const bylines = found.bylines.map(({ name, by }) => oneLine(name ?? by)).filter((byline) => byline !== '')
  return {
    ...found,
    // The uri is an address with a token, which changes.
    uri: found.altids?.itemid ?? found.uri,
    by: bylines.join(', ') || found.photographer?.name,
    located: found.datelinelocation?.city,
    source: found.provider,
    description_text: found.description_caption ?? found.description_summary ?? found.headline_extended,
    creditline: found.description_creditline,
    // Machines add the ancestors of each subject; categories are codes of one letter.
    subject: found.subject.filter(({ name, rels }) => (name?.length ?? 0) > 1 && !rels?.includes('ancestor')),
    associations: associationsOf(found.associations),
  }
}

function associationsOf(associations: unknown): unknown {
  const all = z.record(z.string(), z.unknown()).safeParse(associations).data
  return all && Object.values(all).map((one) => ninjsOf({ item: one }))
}
