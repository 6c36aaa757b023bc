import DataLoader from 'dataloader'
import type { Query } from '../../db/connection/database.ts'
import type { AnyRow, Columns, Entity, Sql } from '../../db/relation/entity.ts'
import { keyText, loadForRows } from '../../db/relation/loader.ts'
import type { AddCacheTag } from './declaration.ts'

const MAX_ROWS_PER_STATEMENT = 1_000

/** The part of the resolver context that declared fields need. */
export interface SqlContext {
  readonly query: Query
  readonly addCacheTag: AddCacheTag
}

export function sqlContext(context: object): SqlContext {
  if (isSqlContext(context)) return context
  throw new Error('the resolver context has neither a query nor cache tags')
}

function isSqlContext(context: object): context is SqlContext {
  return 'query' in context && 'addCacheTag' in context
}

/** A JSON value for each parent row. Loadables with the same name must have the same SQL. */
export interface Loadable {
  readonly name: string
  readonly parent: Entity
  json(row: Columns, depth: number): Sql
}

const loaders = new WeakMap<object, Map<string, DataLoader<object, unknown, string>>>()

/**
 * Loads a value that was not read together with its row. Loads with the same name in one turn of the executor are batched into one
 * statement. Results are memoised per context, so that an event never gets rows that were read for an earlier one.
 */
export function load(context: object, { name, parent, json }: Loadable, row: object): Promise<unknown> {
  const ofContext = loaders.get(context) ?? new Map<string, DataLoader<object, unknown, string>>()
  loaders.set(context, ofContext)
  let loader = ofContext.get(name)
  if (!loader) {
    loader = new DataLoader((rows) => loadForRows(sqlContext(context).query, parent, rows, json), {
      cacheKeyFn: (row) => keyText(parent, row),
      maxBatchSize: MAX_ROWS_PER_STATEMENT,
    })
    ofContext.set(name, loader)
  }
  return loader.load(row)
}

/** What was read before a mutation is outdated after it; those of one request share a context. */
export function forgetLoaded(context: object): void {
  loaders.delete(context)
}

export function isRow(value: unknown): value is AnyRow {
  return typeof value === 'object' && value !== null
}
