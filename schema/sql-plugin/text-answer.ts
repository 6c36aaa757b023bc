import type { State } from '../../db/connection/snapshot.ts'
import type { Sql } from '../../db/relation/entity.ts'
import type { StatementRow } from '../../db/relation/statement.ts'
import type { AddCacheTag } from './declaration.ts'
import type { TextPlan } from './json-text.ts'
import type { PlanInput } from './plan.ts'
import { replaceMarks } from './replace-marks.ts'

/** The JSON of `data` that Postgres wrote, and the snapshot that it was read from. */
export interface TextAnswer {
  readonly data: string
  readonly state: State
}

/** The roots of the statement for a plan. */
export function rootsOf({ roots }: TextPlan): { readonly as: string; readonly json: Sql }[] {
  return roots.map(({ text }, at) => ({ as: rootName(at), json: text }))
}

/** The result in a row of that statement; null if it needs resolvers, for example to report an error. */
export function answerOf(
  { roots, marks }: TextPlan,
  row: StatementRow,
  input: PlanInput,
  addCacheTag: AddCacheTag,
): TextAnswer | null {
  const tags: Parameters<AddCacheTag>[] = []
  const add: AddCacheTag = (...tag) => void tags.push(tag)
  const members: string[] = []
  for (const [at, { as, nullable, none, always }] of roots.entries()) {
    always?.replace({}, input, add)
    const text = row[rootName(at)]
    if (typeof text !== 'string' && !nullable) return null
    if (typeof text !== 'string' && none !== undefined) add(none)
    const value = typeof text === 'string' ? replaceMarks(text, marks, input, add) : 'null'
    if (value === undefined) return null
    members.push(`"${as}":${value}`)
  }
  for (const tag of tags) addCacheTag(...tag)
  return {
    data: `{${members.join(',')}}`,
    state: { epoch: row.epoch, position: row.position, nextDueMs: row.nextDueMs },
  }
}

/** A number instead of the alias, which could collide with another column of the statement. */
function rootName(index: number): string {
  return `r${index}`
}
