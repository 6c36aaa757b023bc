import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql'
import { type Snapshot, type State, snapshot } from '../../db/connection/snapshot.ts'
import type { Context } from '../../schema/context.ts'
import { answerTooLarge } from '../../schema/errors.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import type { OperationPlan } from '../../schema/sql-plugin/operation-plan.ts'
import type { Plans } from '../../schema/sql-plugin/plans.ts'
import { exceeds } from './answer-size.ts'
import type { AnswersInFlight } from './answers-in-flight.ts'
import { type FreshRead, refused } from './fresh-reads.ts'

/** An operation of a valid document. */
export interface Executable {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  /** As `queryCost` computes it; left out for operations of our own. */
  readonly cost?: number
  /** Whether the result has its cost in `extensions.cost`. */
  readonly tellsCost?: boolean
}

/** Of validation, and of the coercion of variables: longer lists do not help clients. */
export const MAX_REPORTED_ERRORS = 10
/** Assumed of operations of our own. */
const COST_OF_A_PAGE = 200

/** The result of an operation, with masked errors; or its JSON, if Postgres wrote it. */
export type Answer =
  | { readonly text: string; readonly state: State }
  | { readonly result: ExecutionResult; readonly state: State | null }

/**
 * Executes an operation, for every transport. Never rejects. `state` is the snapshot that a query was read from; null for mutations
 * and subscriptions, and if the reads were not from one snapshot. `source` is the root value of a subscription's execution.
 */
export type AnswerOperation = (operation: Executable, context: Context, source?: unknown) => Promise<Answer>

export interface AnswerParts {
  readonly schema: GraphQLSchema
  /** How operations are read with one statement. */
  readonly plans: Plans<Context>
  readonly read: FreshRead
  /** Of the JSON of an answer. */
  readonly maxBytes: number
  readonly inFlight: AnswersInFlight
  readonly onError: OnError
}

/**
 * The only executor. A query is answered with JSON that Postgres writes, else by resolvers on the rows of one statement, else by
 * resolvers that load in batches from one snapshot.
 */
export function answering({ schema, plans, read, maxBytes, inFlight, onError }: AnswerParts): AnswerOperation {
  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const result = await execute(args)
    if (exceeds(result, maxBytes)) throw answerTooLarge(maxBytes)
    return result.errors ? { ...result, errors: result.errors.map((error) => maskError(error, onError)) } : result
  }

  const fromText = async (plan: OperationPlan, { viewer }: Context): Promise<Answer | null> => {
    const answer = plan.text && (await read(plan.text, viewer))
    if (answer && Buffer.byteLength(answer.data) > maxBytes) throw answerTooLarge(maxBytes)
    return answer && { text: `{"data":${answer.data}}`, state: answer.state }
  }

  const fromRows = async (plan: OperationPlan, args: ExecutionArgs, { viewer }: Context): Promise<Answer | null> => {
    const rows = await read(plan.rows, viewer)
    return rows && { result: await run({ ...args, rootValue: rows.root }), state: rows.state }
  }

  /** Several statements in one snapshot. Null if the database refused one of them. */
  const fromSnapshot = (plan: OperationPlan | null, args: ExecutionArgs, context: Context): Promise<Answer | null> =>
    snapshot(context.query, async ({ query, ...state }: Snapshot) => {
      const part = plan && (await plan.rows(query).catch(refused))
      return { result: await run({ ...args, rootValue: part?.root, contextValue: { ...context, query } }), state }
    })

  const answer = async (args: ExecutionArgs, context: Context, cost: number): Promise<Answer> => {
    const operation = getOperationAST(args.document, args.operationName)
    if (operation?.operation !== 'query') return { result: await run(args), state: null }
    using _room = inFlight.reserve(cost)
    const plan = plans.of({ ...args, contextValue: context })
    const whole = plan?.complete ? ((await fromText(plan, context)) ?? (await fromRows(plan, args, context))) : null
    return whole ?? (await fromSnapshot(plan, args, context)) ?? { result: await run(args), state: null }
  }

  return async ({ document, operationName, variables, cost = COST_OF_A_PAGE, tellsCost = false }, context, source) => {
    const args = {
      schema,
      document,
      operationName,
      variableValues: variables,
      options: { maxCoercionErrors: MAX_REPORTED_ERRORS },
      contextValue: context,
      rootValue: source,
    }
    try {
      const answered = await answer(args, context, cost)
      return tellsCost ? withCost(answered, cost) : answered
    } catch (error) {
      // No database connection could be acquired, the answer is too large, or too many are in flight.
      return { result: { errors: [maskError(error, onError)] }, state: null }
    }
  }
}

function withCost(answer: Answer, cost: number): Answer {
  if ('text' in answer) return { ...answer, text: `${answer.text.slice(0, -1)},"extensions":{"cost":${cost}}}` }
  return { ...answer, result: { ...answer.result, extensions: { ...answer.result.extensions, cost } } }
}

/** The JSON of an answer. */
export function textOf(answer: Answer): string {
  return 'text' in answer ? answer.text : JSON.stringify(answer.result)
}

export function resultOf(answer: Answer): ExecutionResult {
  return 'text' in answer ? JSON.parse(answer.text) : answer.result
}
