import type { GraphQLField } from 'graphql'
import type { RawBuilder } from 'kysely'
import type { Related, Relation, Selection } from '../db/selection.ts'
import type { Written } from './written.ts'

/*
 * A query is read with one statement as far as its fields say how. `together(…)` on a field says that its value can be
 * read in the statement of its object; its resolver takes it from `readWith`, and loads it where it is not there.
 * `needs(…)` says which columns of its object a resolver reads; a field that exposes one need not say so. `SAME_ROWS` is
 * for fields that only lead on to the rows of the field above. A field that says nothing is left to its resolver.
 */

/** The arguments of a field. Those of now may be looked at only for what the text of the statement depends on. */
export interface Asked<Args> {
  readonly now: Args
  /** A parameter, read from the arguments each time the statement runs. */
  value(read: (args: Args) => unknown): RawBuilder<unknown>
}

export interface Together {
  readonly name: string
  readonly kind: Relation<unknown>['kind']
  /** Whether its rows are those of a page. */
  readonly many: boolean
  relate(as: string, selection: Selection, asked: Asked<object>): Related
}

export interface Told {
  readonly together?: Together
  readonly needs?: readonly string[]
  needsFor?(args: object): readonly string[]
  readonly sameRows?: boolean
  /** Costs too much to be read again for each of many rows, which may ask for the same. */
  readonly onlyOnce?: boolean
  readonly written?: Written
}

export function together<Value>(relation: Relation<Value>): Told {
  return togetherWith(relation, () => undefined)
}

/** `argsOf` throws for arguments that the resolver refuses. */
export function togetherWith<Value, Args, FieldArgs extends object>(
  relation: Relation<Value, Args>,
  argsOf: (asked: Asked<FieldArgs>) => Args,
): Told {
  const relate = (as: string, selection: Selection, asked: Asked<FieldArgs>): Related => {
    const args = argsOf(asked)
    return { as, relation, selection, json: (depth) => relation.json(depth, selection, args) }
  }
  return { together: { name: relation.name, kind: relation.kind, many: relation.rowsIn !== undefined, relate } }
}

/** For relations by slug. */
export function slugAsked({ value }: Asked<{ readonly slug: string }>) {
  return { slug: value(({ slug }) => slug) }
}

export function needs(...columns: string[]): Told {
  return { needs: columns }
}

/** As `needs`, where that depends on the arguments. */
export function needsFor<Args extends object>(columns: (args: Args) => readonly string[]): Told {
  return { needsFor: columns }
}

/** As `needs`, where there is one row; else it is left to the resolver, which is asked for many rows at once. */
export function needsOnce(...columns: string[]): Told {
  return { needs: columns, onlyOnce: true }
}

export const SAME_ROWS: Told = { sameRows: true }

/** What a field says of how it is read; null when it says nothing. */
export function told({ name, extensions }: GraphQLField<unknown, unknown>): Told | null {
  const { pothosExposedField: exposed, ...said } = extensions
  if (isTold(said)) return said
  if (typeof exposed === 'string') return needs(exposed)
  return name === 'id' ? needs('id') : null
}

function isTold(said: object): said is Told {
  return 'together' in said || 'needs' in said || 'needsFor' in said || 'sameRows' in said || 'written' in said
}

/**
 * Where in a row the value of a relation for these arguments is, when it was read together with the row. Without arguments
 * that is the relation's name, by which the statement itself gives it.
 */
export function keyOf(name: string, args: Given): string {
  // Nearly always they are those of the row before, and a text that is made once is found in rows sooner.
  const last = lastKeys.get(name)
  if (last && isSame(last.args, args)) return last.key
  const text = JSON.stringify(args)
  const key = text === '{}' ? name : `${name} ${text}`
  lastKeys.set(name, { args: { ...args }, key })
  return key
}

const lastKeys = new Map<string, { readonly args: Given; readonly key: string }>()

/** The arguments of a field, as its resolver is given them. */
export type Given = Readonly<Record<string, unknown>>

/** Whether they have the same values, as far as that is seen at once. */
function isSame(one: Given, other: Given): boolean {
  let more = 0
  for (const name in other) {
    if (one[name] !== other[name]) return false
    more++
  }
  for (const _name in one) more--
  return more === 0
}

/** What was read together with the row by this relation, for these arguments; undefined when it was not. */
export function readWith<Value, Args>(row: unknown, relation: Relation<Value, Args>, args?: Given): Value | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const { name } = relation
  // What the relation's own statement gave for it.
  return (row as Record<string, unknown>)[args ? keyOf(name, args) : name] as Value | undefined
}
