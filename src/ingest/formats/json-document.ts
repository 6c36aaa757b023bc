import { z } from 'zod'
import type { Reading } from '../item.ts'
import { readJsonFeed } from './json-feed.ts'
import { Newest, withoutOlder } from './newest.ts'
import { readNinjs } from './ninjs.ts'
import { ninjsKey } from './ninjs-shape.ts'

const jsonFeed = z.union([
  z.looseObject({ version: z.string().includes('jsonfeed.org/version/') }),
  z.looseObject({ title: z.string(), items: z.array(z.looseObject({ id: z.unknown(), uri: z.undefined() })).min(1) }),
])

const ninjsBundle = z.union([
  z.array(z.unknown()),
  z.object({ items: z.array(z.unknown()) }).transform(({ items }) => items),
])

/** Reads a JSON Feed, or ninjs: one item, an array of items or `{ items: […] }`. */
export function readJsonDocument(value: unknown): Reading[] {
  if (jsonFeed.safeParse(value).success) return withoutOlder(readJsonFeed(value))
  const items = ninjsBundle.safeParse(value).data ?? [value]
  const newest = new Newest()
  const keys = items.map(ninjsKey)
  for (const [index, key] of keys.entries()) if (key) newest.offer(key.uri, index, key.time)
  return items.map((item, index) => {
    const key = keys[index]
    return key && !newest.keeps(key.uri, index) ? { duplicate: key.uri } : readNinjs(item, `item ${index + 1}`)
  })
}
