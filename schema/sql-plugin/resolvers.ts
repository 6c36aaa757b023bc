import type { GraphQLResolveInfo } from 'graphql'
import { sql } from 'kysely'
import type { AnyRow, Columns, Entity, Sql } from '../../db/relation/entity.ts'
import { isPage, type PageRelation, pageJson, relatedJson, selectSmall } from '../../db/relation/relation.ts'
import { type Asked, entityOf, type RelatedDeclaration } from './declaration.ts'
import { isRow, type Loadable, load, sqlContext } from './load.ts'
import { keyOf } from './plan.ts'

/** What the fields of a page need to know of its relation. */
interface ResolvedPage {
  /** Loads a column that was not read together with the page. */
  loadColumn(name: string): unknown
  /** Adds the cache tags of the rows. */
  tagRows(rows: unknown): void
}

const PAGES = new WeakMap<object, ResolvedPage>()

/** Resolves a relation: read together with the parent, else loaded in a batch. */
export function resolveRelated(
  declaration: RelatedDeclaration,
  parent: unknown,
  args: object,
  context: object,
  info: GraphQLResolveInfo,
): unknown {
  const { relation, tags } = declaration
  const row = declaration.key ? declaration.key(args) : isRow(parent) ? parent : {}
  const [node] = info.fieldNodes
  const found = isRow(parent) && node ? parent[keyOf(node)] : undefined
  const tagged = (value: unknown) => {
    const { addCacheTag } = sqlContext(context)
    tags.parent?.add(addCacheTag, row, args)
    if (value === null && tags.none !== undefined) addCacheTag(tags.none)
    const tagRows = (rows: unknown) => {
      for (const one of Array.isArray(rows) ? rows : [rows]) if (isRow(one)) tags.rows?.add(addCacheTag, one, args)
    }
    if (!isPage(relation)) tagRows(value)
    else if (isRow(value)) {
      const loadColumn = (name: string) => {
        if (relation.costly.includes(name)) tags.costly?.add(addCacheTag, row, args)
        return load(context, pageColumn(relation, declaration.args(askedNow(args, context)), args, name), row)
      }
      PAGES.set(value, { loadColumn, tagRows })
    }
    return value
  }
  if (found !== undefined) return tagged(found)
  return load(context, relatedLoadable(declaration, args, context, info), row).then(tagged)
}

/** Resolves a value computed in SQL: read together with the row, else loaded in a batch. */
export function resolveSql(
  sqlOf: (row: Columns, asked: Asked) => Sql,
  row: AnyRow,
  args: object,
  context: object,
  { parentType, fieldName, fieldNodes: [node] }: GraphQLResolveInfo,
): unknown {
  const found = node && row[keyOf(node)]
  const parent = entityOf(parentType)
  if (found !== undefined || !parent) return found
  const name = `${parentType.name}.${fieldName} ${JSON.stringify(args)}`
  return load(context, { name, parent, json: (row) => sql`to_json(${sqlOf(row, askedNow(args, context))})` }, row)
}

/** The row with these columns, some of which may have to be loaded; a promise only if so. */
export function withColumns(
  row: AnyRow,
  columns: readonly string[],
  context: object,
  { parentType }: GraphQLResolveInfo,
): AnyRow | Promise<AnyRow> {
  const missing = columns.filter((name) => row[name] === undefined)
  if (missing.length === 0) return row
  const entity = entityOf(parentType)
  const value = (name: string): unknown => {
    if (entity && name in entity.columns) return load(context, entityColumn(entity, parentType.name, name), row)
    return PAGES.get(row)?.loadColumn(name) ?? null
  }
  return Promise.all(missing.map(value)).then((values) => ({
    ...row,
    ...Object.fromEntries(missing.map((name, at) => [name, values[at]])),
  }))
}

/** The rows of a page. Their cache tags are added only here: a page of which no row is selected depends on the list alone. */
export function pageRows(page: unknown): unknown {
  if (!isRow(page)) return null
  PAGES.get(page)?.tagRows(page.rows)
  return page.rows
}

/** A relation with these arguments, for any number of parent rows. */
function relatedLoadable(
  { relation, args: argsOf }: RelatedDeclaration,
  args: object,
  context: object,
  { parentType, fieldName }: GraphQLResolveInfo,
): Loadable {
  const given = argsOf(askedNow(args, context))
  const columns = new Set(isPage(relation) ? relation.columns.filter((name) => !relation.costly.includes(name)) : [])
  return {
    name: `${parentType.name}.${fieldName} ${JSON.stringify(args)}`,
    parent: relation.parent,
    json: (row, depth) => relatedJson(relation, row, depth, given, { columns, select: selectSmall(relation.row) }),
  }
}

function pageColumn(relation: PageRelation, given: unknown, args: object, column: string): Loadable {
  return {
    name: `${relation.name}.${column} ${JSON.stringify(args)}`,
    parent: relation.parent,
    json: (parent, depth) =>
      pageJson(relation, parent, depth, given, new Set([column]), (page) => sql`to_json(${page.column(column)})`),
  }
}

function entityColumn(entity: Entity, type: string, name: string): Loadable {
  return { name: `${type}.${name}`, parent: entity, json: (row) => sql`to_json(${row(name)})` }
}

/** Arguments for a statement that runs once, whose values need not be read again for later runs. */
export function askedNow<Args>(args: Args, context: object): Asked<Args> {
  return { now: args, context, value: (read) => sql`${read(args)}` }
}
