import DataLoader from 'dataloader'
import type { Query } from '../../db/connection/database.ts'
import type { AnyRow, Columns, Entity, Sql } from '../../db/relation/entity.ts'
import { keyText, loadForRows } from '../../db/relation/loader.ts'
import type { AddCacheTag } from './declaration.ts'

const MAX_ROWS_PER_STATEMENT = 1_000

/** What a resolver context must have for declared fields. */
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

/** JSON that hangs on a row. Equal names mean equal SQL. */
export interface Loadable {
  readonly name: string
  readonly parent: Entity
  json(row: Columns, depth: number): Sql
}

const loaders = new WeakMap<object, Map<string, DataLoader<object, unknown, string>>>()

/**
 * Loads what was not read together with the row. What one turn of the executor asks for of one name becomes one statement.
 * It is remembered for one context only, so that no event is answered from an older one's rows.
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

export function isRow(value: unknown): value is AnyRow {
  return typeof value === 'object' && value !== null
}
