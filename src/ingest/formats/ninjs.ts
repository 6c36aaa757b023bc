import { z } from 'zod'
import type { ParsedItem } from '../item.ts'
import type { ReadOptions } from './format.ts'
import { NewestVersion } from './newest-version.ts'
import { readNinjsItem } from './ninjs/item.ts'
import { ninjsKey } from './ninjs/key.ts'

const bundle = z.union([
  z.array(z.unknown()),
  z.object({ items: z.array(z.unknown()) }).transform(({ items }) => items),
])

/** Any JSON that is of no other format: an item that is not ninjs is refused with the reason. */
export function matches(_value: unknown): boolean {
  return true
}

/** One ninjs item, an array of them, or `{ items: […] }`. */
export function read(value: unknown, options: ReadOptions): ParsedItem[] {
  return newestItems(bundle.safeParse(value).data ?? [value], options)
}

/** The newest version of each item. */
export function newestItems(items: readonly unknown[], options: ReadOptions): ParsedItem[] {
  const newest = new NewestVersion()
  const keys = items.map(ninjsKey)
  for (const [index, key] of keys.entries()) if (key) newest.offer(key.uri, index, key)
  return items.map((item, index) => {
    const key = keys[index]
    return key && !newest.is(key.uri, index)
      ? { duplicate: key.uri }
      : readNinjsItem(item, `item ${index + 1}`, options)
  })
}
