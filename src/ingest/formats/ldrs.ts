import { z } from 'zod'
import type { ParsedItem } from '../item.ts'
import type { ReadOptions } from './format.ts'
import { readNinjsItem } from './ninjs/item.ts'

const list = z.object({ total: z.number(), item: z.array(z.looseObject({})) })

const types = new Map<unknown, string>([
  ['story', 'text'],
  ['advisory', 'advisory'],
  ['image', 'picture'],
])

const subjects = z.array(z.looseObject({ lang: z.string().nullish() })).catch([])
const associations = z.array(z.looseObject({ id: z.unknown() })).catch([])

/** The BBC's Local Democracy Reporting Service: a page of items in a ninjs of its own. */
export function matches(value: unknown): boolean {
  return list.safeParse(value).success
}

/** Its times have no zone: they are read in UTC, which is never too early for an embargo in Britain. */
export function read(value: unknown, { timeZone }: ReadOptions): ParsedItem[] {
  const items = list.safeParse(value).data?.item ?? []
  return items.map((item, index) => readNinjsItem(ninjsOf(item), `item ${index + 1}`, { timeZone: timeZone ?? 'UTC' }))
}

/** Subjects come in English, Welsh and Gaelic: those in the language of the item count. */
function ninjsOf(item: Record<string, unknown>): unknown {
  const language = typeof item.language === 'string' ? item.language.slice(0, 2) : 'en'
  const own = subjects.parse(item.subject).filter(({ lang }) => !lang || lang === language)
  return {
    ...item,
    type: types.get(item.type) ?? item.type,
    subject: own,
    embargoed: item.embargotime ?? item.embargoed,
    associations: associations.parse(item.associations).map((one) => ({ ...one, name: one.id })),
  }
}
