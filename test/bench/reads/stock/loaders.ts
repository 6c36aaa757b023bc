import DataLoader from 'dataloader'
import { bodies, byUris, media, named, type openQuery } from './rows.ts'

/** The usual ones: a row for each key, remembered for one request. */
export function loaders(query: ReturnType<typeof openQuery>) {
  return {
    query,
    section: one(
      (ids) => named(query, 'section', ids),
      ({ id }) => id,
    ),
    author: one(
      (ids) => named(query, 'author', ids),
      ({ id }) => id,
    ),
    tag: one(
      (ids) => named(query, 'tag', ids),
      ({ id }) => id,
    ),
    media: one(
      (ids) => media(query, ids),
      ({ id }) => id,
    ),
    byUri: one(
      (uris) => byUris(query, uris),
      ({ uri }) => uri,
    ),
    body: one(
      (ids) => bodies(query, ids),
      ({ id }) => id,
    ),
  }
}

export type Loaders = ReturnType<typeof loaders>

function one<Row>(
  ask: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await ask(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  })
}
