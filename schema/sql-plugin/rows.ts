import { type Entity, type Sql, smallColumns } from '../../db/relation/entity.ts'
import { isPage, type Related, relatedJson, selectRow } from '../../db/relation/relation.ts'
import type { Asked, RelatedDeclaration } from './declaration.ts'
import { type FieldPlan, noColumns, type ObjectPlan, parentColumns } from './plan.ts'

/** The SQL of the rows that resolvers read. */
export interface RowsPlan {
  /** Whether the rows contain everything that is selected, so that resolvers load nothing else. */
  readonly complete: boolean
  readonly roots: readonly { readonly as: string; readonly json: Sql }[]
}

/** What is read of the objects at one place of the query, merged over all aliases and fragments. */
interface Place {
  readonly entity: Entity | null
  readonly columns: Set<string>
  readonly related: Map<string, Related & { readonly place: Place | null }>
  /** If the objects are pages: the place of their rows. */
  readonly rows: Place | null
  /** Columns that are read in a statement of their own. */
  readonly costly: readonly string[]
}

export function rowsPlan(query: ObjectPlan): RowsPlan {
  let complete = true

  const add = (place: Place, column: string): void => {
    if (place.costly.includes(column)) complete = false
    else place.columns.add(column)
  }

  const gather = (plans: Iterable<ObjectPlan>, place: Place): void => {
    for (const { fields } of plans) for (const plan of fields) if (plan.field) gatherField(plan, place)
  }

  const gatherField = ({ declaration, asked, key, below }: FieldPlan, place: Place): void => {
    if (!declaration) {
      complete = false
      for (const name of place.entity ? smallColumns(place.entity) : []) place.columns.add(name)
      return
    }
    switch (declaration.kind) {
      case 'column': {
        add(place, declaration.column)
        // JSON objects are read whole; this only finds out whether a field below needs a resolver, or rows, which it loads.
        const objects = placeOf(null)
        gather(below.values(), objects)
        if (objects.related.size > 0) complete = false
        return
      }
      case 'nodeId':
        place.columns.add('id')
        return
      case 'sql':
        place.related.set(key, { as: key, place: null, json: (row) => declaration.sql(row, asked) })
        return
      case 'select':
        for (const name of [declaration.columns(asked.now)].flat()) add(place, name)
        return
      case 'passthrough':
        gather(below.values(), place)
        return
      case 'rows':
        if (place.rows) gather(below.values(), place.rows)
        return
      default: {
        for (const name of declaration.tags.parent?.columns ?? []) place.columns.add(name)
        const known = place.related.get(key)?.place
        const child = known ?? childOf(declaration)
        const rows = child.rows ?? child
        for (const name of declaration.tags.rows?.columns ?? []) rows.columns.add(name)
        place.related.set(key, { as: key, place: child, json: jsonOf(declaration, asked, child) })
        gather(below.values(), child)
      }
    }
  }

  const root = placeOf(null)
  gather([query], root)
  return { complete, roots: [...root.related.values()].map(({ as, json }) => ({ as, json: json(noColumns, 1) })) }
}

function jsonOf(declaration: RelatedDeclaration, asked: Asked, child: Place): Related['json'] {
  const args = declaration.args(asked)
  return (row, depth) => {
    const { columns, related } = child.rows ?? child
    const select = selectRow(declaration.relation.row, { columns, related: [...related.values()] })
    const parent = parentColumns(declaration, asked, row)
    return relatedJson(declaration.relation, parent, depth, args, { columns: child.columns, select })
  }
}

function placeOf(entity: Entity | null): Place {
  return { entity, columns: new Set(), related: new Map(), rows: null, costly: [] }
}

function childOf({ relation }: RelatedDeclaration): Place {
  const rows = placeOf(relation.row)
  return isPage(relation) ? { ...placeOf(null), rows, costly: relation.costly } : rows
}
