import { sql } from 'kysely'
import { type AnyRow, type Entity, jsonObject, smallColumns } from '../../db/relation/entity.ts'
import { type Relation, relationJson, selectSmall } from '../../db/relation/relation.ts'
import { isRow, load } from './load.ts'

/** Loads the first row of a relation in a resolver, batched like `t.relation`. */
export async function loadOne<Parent extends object, Row extends object, Args>(
  context: object,
  relation: Relation<Parent, Row, Args>,
  parent: Parent,
  args: Args,
): Promise<Row | null> {
  const rows = await loadMany(context, relation, parent, args)
  return rows[0] ?? null
}

/** Loads the rows of a relation in a resolver, batched like `t.relation`. */
export async function loadMany<Parent extends object, Row extends object, Args>(
  context: object,
  relation: Relation<Parent, Row, Args>,
  parent: Parent,
  args: Args,
): Promise<readonly Row[]> {
  // Only column names are used from here, so the types of the rows do not matter.
  const erased = relation as Relation<AnyRow, AnyRow, Args>
  const loadable = {
    name: `${relation.name} ${JSON.stringify(args)}`,
    parent: erased.parent,
    json: (row: (name: string) => ReturnType<typeof jsonObject>, depth: number) =>
      relationJson(erased, row, depth, args, selectSmall(erased.row)),
  }
  const found = await load(context, loadable, parent)
  return [found].flat().filter(isRowOf<Row>)
}

/** Loads the row with this key; null if it is not stored. `name` identifies the batch. */
export async function loadRow<Row extends object>(
  context: object,
  name: string,
  entity: Entity<Row>,
  key: Partial<Row>,
): Promise<Row | null> {
  const erased = entity as Entity
  const columns = smallColumns(erased)
  const found = await load(
    context,
    {
      name,
      parent: erased,
      json: (row) => jsonObject(sql`select ${sql.join(columns.map((one) => sql`${row(one)} as ${sql.id(one)}`))}`),
    },
    key,
  )
  return isRowOf<Row>(found) ? found : null
}

/** Not checked further: Postgres built the object from the columns of the entity. */
function isRowOf<Row extends object>(value: unknown): value is Row {
  return isRow(value)
}
