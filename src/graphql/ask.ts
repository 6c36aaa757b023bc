import type { DocumentNode } from 'graphql'
import type { Context } from '../../schema/context.ts'
import { type AnswerOperation, resultOf } from './answer.ts'

/** The data of an internal operation, and the log position that it reflects. */
export interface Asked {
  readonly data: unknown
  /** A lower bound if the data was not read from one snapshot. */
  readonly position: number
  readonly nextDueMs: number | null
  readonly fromOneState: boolean
}

/**
 * Executes an internal operation, of a page or a feed. `heard` is the last position that this gateway has read.
 * @throws the first error of the result
 */
export async function ask(
  answer: AnswerOperation,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  context: Context,
  heard: number,
): Promise<Asked> {
  const answered = await answer({ document, operationName: null, variables }, context)
  const { data, errors } = resultOf(answered)
  if (errors?.[0]) throw errors[0]
  const { position, nextDueMs } = answered.state ?? { position: heard, nextDueMs: null }
  return { data, position, nextDueMs, fromOneState: answered.state !== null }
}
