import type { Query } from '../db/connection/database.ts'
import type { State } from '../db/connection/snapshot.ts'
import type { Related } from '../db/selection.ts'
import type { PlannedField, ReadPlan, Variables } from './read-plan.ts'
import { RootStatement } from './root-statement.ts'

/** What was read for a query. The root is what its execution begins with. */
export interface ReadTree {
  readonly root: object
  readonly state: State
}

/** The statement of a plan, whose rows resolvers find what they look for in. */
export class TreeStatement {
  readonly plan: ReadPlan
  readonly statement: RootStatement

  constructor(plan: ReadPlan) {
    this.plan = plan
    this.statement = new RootStatement(plan.roots.map(({ related }) => related))
  }

  /**
   * Null when its rows are of no use, and the resolvers have to read for themselves.
   * @throws what resolvers throw for arguments that they refuse, and what the database throws
   */
  async run(query: Query, variables: Variables): Promise<ReadTree | null> {
    const row = await this.statement.run(query, variables)
    const { epoch, position, nextDueMs } = row
    return find(row, findersOf(this.plan.roots, variables))
      ? { root: row, state: { epoch, position, nextDueMs } }
      : null
  }
}

/** How to find what was read together with the rows at one place, this time. */
interface Finder {
  readonly field: PlannedField
  readonly key: string
  readonly times: readonly string[]
  readonly below: readonly Finder[]
}

/** Those that are the same whatever the variables. */
const fixed = new WeakMap<PlannedField, Finder>()

function findersOf(fields: readonly PlannedField[], variables: Record<string, unknown>): Finder[] {
  return fields.map((field) => fixed.get(field) ?? finderOf(field, variables))
}

function finderOf(field: PlannedField, variables: Record<string, unknown>): Finder {
  const { kind } = field.related.relation
  const { columns } = field.related.selection
  const finder: Finder = {
    field,
    key: field.key(variables),
    times: kind?.times.filter((time) => columns.has(time) || kind.always.includes(time)) ?? [],
    below: findersOf(field.below, variables),
  }
  if (!field.varies && field.below.every((one) => fixed.has(one))) fixed.set(field, finder)
  return finder
}

/** Makes of the JSON of a row what resolvers look for. False when some of it is of no use to them. */
function find(row: JsonRow, finders: readonly Finder[]): boolean {
  return finders.every(({ field: { related }, key, times, below }) => {
    const value = row[related.as]
    const rows = rowsOf(related.relation, value)
    if (!rows) return false
    if (key !== related.as) {
      // Of two fields whose arguments are the same only this time one may ask for more than the other.
      if (key in row) return false
      row[key] = value
    }
    for (const one of rows) {
      for (const time of times) if (typeof one[time] === 'string') one[time] = new Date(one[time])
    }
    return below.length === 0 || rows.every((one) => find(one, below))
  })
}

type JsonRow = Record<string, unknown>

/** The rows in the JSON of a relation; null where they had to be and are not. */
function rowsOf({ kind, rowsIn }: Related['relation'], value: unknown): readonly JsonRow[] | null {
  if (kind === null) return []
  if (rowsIn !== undefined) return isRow(value) && isList(value[rowsIn]) ? value[rowsIn] : null
  return isList(value) ? value : isRow(value) ? [value] : []
}

function isRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null
}

function isList(value: unknown): value is readonly JsonRow[] {
  return Array.isArray(value)
}
