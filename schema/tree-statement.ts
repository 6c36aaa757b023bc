import { CompiledQuery } from 'kysely'
import type { Query } from '../db/database.ts'
import { type TreeRow, treeStatement } from '../db/read-tree.ts'
import type { Related } from '../db/selection.ts'
import type { State } from '../db/snapshot.ts'
import { Parameter, type PlannedField, type ReadPlan } from './read-plan.ts'

const USES_BEFORE_NAMED = 10

/** What was read for a query. The root is what its execution begins with. */
export interface ReadTree {
  readonly root: object
  readonly state: State
}

/** The statement of a plan. Only its parameters differ each time it runs. */
export class TreeStatement {
  readonly plan: ReadPlan
  #compiled: { readonly text: string; readonly parameters: readonly unknown[] } | null = null
  #uses = 0

  constructor(plan: ReadPlan) {
    this.plan = plan
  }

  /** Whether a name would be worth its while: one is planned once on each connection, and stays there. */
  isOften(): boolean {
    return this.#uses === USES_BEFORE_NAMED
  }

  name(name: string): void {
    if (this.#compiled) this.#compiled = { ...this.#compiled, text: `/* ${name} */ ${this.#compiled.text}` }
  }

  /**
   * Null when its rows are of no use, and the resolvers have to read for themselves.
   * @throws what resolvers throw for arguments that they refuse, and what the database throws
   */
  async run(query: Query, variables: Record<string, unknown>): Promise<ReadTree | null> {
    this.#uses++
    this.#compiled ??= compiled(query, this.plan)
    const { text, parameters } = this.#compiled
    const values = parameters.map((value) => (value instanceof Parameter ? value.read(variables) : value))
    const { rows } = await query.executeQuery<TreeRow>(CompiledQuery.raw(text, values))
    const [row] = rows
    if (!row) throw new Error('the log has no head')
    const { epoch, position, nextDueMs } = row
    return find(row, findersOf(this.plan.roots, variables))
      ? { root: row, state: { epoch, position, nextDueMs } }
      : null
  }
}

function compiled(query: Query, { roots }: ReadPlan) {
  const { sql: text, parameters } = treeStatement(
    query,
    roots.map(({ related }) => related),
  )
  return { text, parameters }
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
