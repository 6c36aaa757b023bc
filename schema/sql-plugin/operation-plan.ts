import type { Query } from '../../db/connection/database.ts'
import type { State } from '../../db/connection/snapshot.ts'
import { Statement } from '../../db/relation/statement.ts'
import type { AddCacheTag } from './declaration.ts'
import { textPlan } from './json-text.ts'
import type { Mark } from './marks.ts'
import type { ObjectPlan, PlanInput } from './plan.ts'
import { replaceMarks } from './replace-marks.ts'
import { rowsPlan } from './rows.ts'

/** The JSON of `data` that Postgres wrote. */
export interface TextAnswer {
  readonly data: string
  readonly state: State
}

/** Rows for resolvers. `root` is the root value of the execution. */
export interface RowsAnswer {
  readonly root: object
  readonly state: State
}

/** A planned query. Both functions reject with TooManyBytes, errors of the database, and those of fields that refuse their arguments. */
export interface OperationPlan {
  /** Whether its rows contain everything that is selected, so that resolvers load nothing else. */
  readonly complete: boolean
  /** Null if Postgres cannot write all of the JSON. Resolves to null if the rows turn out to need resolvers. */
  readonly text: ((query: Query) => Promise<TextAnswer | null>) | null
  rows(query: Query): Promise<RowsAnswer>
}

/** The statements of one shape of an operation. */
export interface Statements {
  readonly complete: boolean
  readonly rows: Statement<PlanInput>
  readonly text: { readonly statement: Statement<PlanInput>; readonly marks: readonly Mark[] } | null
}

/** Null if no field can be planned. `maxBytes`: that a statement may return. @throws GraphQLError for arguments that a field refuses */
export function statementsOf(query: ObjectPlan, maxBytes: number): Statements | null {
  const { complete, roots } = rowsPlan(query)
  if (!complete && roots.length === 0) return null
  const written = complete ? textPlan(query) : null
  return {
    complete,
    rows: new Statement(roots, maxBytes),
    text: written && {
      statement: new Statement([{ as: 'data', json: written.text }], maxBytes),
      marks: written.marks,
    },
  }
}

/** The statements with the input of one request. `prepared` is called before each run. */
export function runnable(
  { complete, rows, text }: Statements,
  prepared: (statement: Statement<PlanInput>) => Statement<PlanInput>,
  input: PlanInput,
  addCacheTag: AddCacheTag,
): OperationPlan {
  return {
    complete,
    rows: async (query) => {
      const row = await prepared(rows).run(query, input)
      return { root: row, state: stateOf(row) }
    },
    text:
      text &&
      (async (query) => {
        const row = await prepared(text.statement).run(query, input)
        const data = typeof row.data === 'string' && replaceMarks(row.data, text.marks, input, addCacheTag)
        return typeof data === 'string' ? { data, state: stateOf(row) } : null
      }),
  }
}

function stateOf({ epoch, position, nextDueMs }: State): State {
  return { epoch, position, nextDueMs }
}
