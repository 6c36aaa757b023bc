import type { GraphQLResolveInfo } from 'graphql'
import { sql } from 'kysely'
import { type AnyRow, type Columns, type Entity, type Sql, smallColumns } from '../../db/relation/entity.ts'
import { pageJson, pageRows, relationJson, selectRow } from '../../db/relation/relation.ts'
import { type Asked, type CacheTags, entityOf, type PageDeclaration, type RelationDeclaration } from './declaration.ts'
import { isRow, type Loadable, load, sqlContext } from './load.ts'
import { keyOf } from './plan.ts'

/** On a page: loads a column of it that was not read. */
const LOAD_COLUMN = Symbol('load a column')

/** The rows of a relation, or a page: as they were read with the parent, else loaded in a batch. */
export function resolveRelated(
  declaration: RelationDeclaration | PageDeclaration,
  parent: unknown,
  args: object,
  context: object,
  info: GraphQLResolveInfo,
): unknown {
  const row = declaration.key ? declaration.key(args) : isRow(parent) ? parent : {}
  const [node] = info.fieldNodes
  const found = isRow(parent) && node ? parent[keyOf(node)] : undefined
  const loadable = () => relatedLoadable(declaration, args, context, `${info.parentType.name}.${info.fieldName}`)
  const tell = (value: unknown) => {
    addTags(declaration, context, row, args, value)
    if (declaration.kind === 'page' && isRow(value)) {
      const loadColumn = (name: string) => {
        if (declaration.relation.costly.includes(name))
          declaration.tags.costly?.add(sqlContext(context).addCacheTag, row, args)
        return load(context, columnLoadable(declaration, args, context, name), row)
      }
      Object.defineProperty(value, LOAD_COLUMN, { value: loadColumn, configurable: true })
    }
    return value
  }
  return found === undefined ? load(context, loadable(), row).then(tell) : tell(found)
}

/** A value that is computed in SQL: as it was read with the row, else loaded in a batch. */
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

/** The row with these columns: at once where they were read, else loaded in a batch. */
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
    const ofPage: unknown = Reflect.get(row, LOAD_COLUMN)
    return typeof ofPage === 'function' ? ofPage(name) : null
  }
  return Promise.all(missing.map(value)).then((values) => ({
    ...row,
    ...Object.fromEntries(missing.map((name, at) => [name, values[at]])),
  }))
}

/** A relation, for rows that are all asked for with these arguments. */
export function relatedLoadable(
  declaration: RelationDeclaration | PageDeclaration,
  args: object,
  context: object,
  name: string = declaration.relation.name,
): Loadable {
  const { relation } = declaration
  const given = declaration.args(askedNow(args, context))
  const select = selectRow(relation, { columns: smallColumns(relation.row), related: [] })
  return {
    name: `${name} ${JSON.stringify(args)}`,
    parent: relation.parent,
    json(parent, depth) {
      if (declaration.kind === 'relation') return relationJson(declaration.relation, parent, depth, given, select)
      const { relation } = declaration
      const wanted = new Set(relation.columns.filter((column) => !relation.costly.includes(column)))
      return pageJson(relation, parent, depth, given, wanted, pageRows(wanted, select))
    },
  }
}

function columnLoadable(
  { relation, args: argsOf }: PageDeclaration,
  args: object,
  context: object,
  column: string,
): Loadable {
  const given = argsOf(askedNow(args, context))
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

/** Arguments whose values are known: of a statement that is made for them alone. */
export function askedNow<Args>(args: Args, context: object): Asked<Args> {
  return { now: args, context, value: (read) => sql`${read(args)}` }
}

export function addTags(
  { kind, tags }: { readonly kind: 'relation' | 'page'; readonly tags: CacheTags },
  context: object,
  row: AnyRow,
  args: object,
  value: unknown,
): void {
  const { addCacheTag } = sqlContext(context)
  tags.parent?.add(addCacheTag, row, args)
  if (value === null && tags.none !== undefined) addCacheTag(tags.none)
  if (!tags.rows) return
  const found = kind === 'page' && isRow(value) ? value.rows : value
  for (const one of Array.isArray(found) ? found : [found]) if (isRow(one)) tags.rows.add(addCacheTag, one, args)
}
