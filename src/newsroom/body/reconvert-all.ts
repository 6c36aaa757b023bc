import type { Query } from '../../../db/connection/database.ts'
import { articlesWithOriginal, countWithOriginal } from '../../../db/content/versions/originals.ts'
import { type Reconversion, reconvert } from './reconvert.ts'

/** Ids in memory at a time. */
const MAX_IDS = 100

export type Tally = { readonly [_ in Reconversion]: number } & { readonly done: number; readonly total: number }

/** Reconverts every article that has an original, one after the other, in the order of their ids. */
export async function reconvertAll(query: Query, dryRun: boolean, onProgress: (tally: Tally) => void): Promise<Tally> {
  const tally = { unchanged: 0, replaced: 0, published: 0, done: 0, total: await countWithOriginal(query) }
  let last: string | null = null
  for (;;) {
    const ids: string[] = await articlesWithOriginal(query, last, MAX_IDS)
    for (const id of ids) {
      tally[await reconvert(query, id, dryRun)]++
      tally.done++
      onProgress(tally)
    }
    last = ids.at(-1) ?? null
    if (ids.length < MAX_IDS) return tally
  }
}
