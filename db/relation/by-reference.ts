import { sql } from 'kysely'
import type { Entity, RowScope, Sql } from './entity.ts'
import type { Relation } from './relation.ts'

/** The row with a slug. */
export function bySlug<Row extends { readonly slug: string }>(
  name: string,
  row: Entity<Row>,
): Relation<{ readonly slug: string }, Row, void> {
  return {
    name,
    parent: { columns: { slug: 'k.slug' }, key: { slug: 'text' } },
    row,
    cardinality: 'one',
    rows: (key, { tables, column }) => sql`from ${tables} where ${column('slug')} = ${key('slug')}`,
  }
}

/** The row whose id is in a column of the parent, if the condition holds. */
export function byId<Parent extends object, Row extends { readonly id: string }, Args = void>(
  name: string,
  parent: Entity<Parent>,
  id: keyof Parent & string,
  row: Entity<Row>,
  condition?: (row: RowScope<Row>, args: Args) => Sql,
): Relation<Parent, Row, Args> {
  return {
    name,
    parent,
    row,
    cardinality: 'one',
    rows: (owner, scope, args) =>
      sql`from ${scope.tables} where ${scope.column('id')} = ${owner(id)}${condition ? sql` and ${condition(scope, args)}` : sql``}`,
  }
}

/** The rows whose ids are in an array column of the parent, in that order. */
export function byIds<Parent extends object, Row extends { readonly id: string }>(
  name: string,
  parent: Entity<Parent>,
  ids: keyof Parent & string,
  row: Entity<Row>,
): Relation<Parent, Row, void> {
  return {
    name,
    parent,
    row,
    cardinality: 'many',
    rows: (owner, { tables, column }) =>
      sql`from unnest(${owner(ids)}) with ordinality as named(id, place)
        join ${tables} on ${column('id')} = named.id order by named.place`,
  }
}
