import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../schema/context.ts'
import type { OnError } from '../../schema/mask-error.ts'
import { ACCESS } from '../../schema/policy/access.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import { type AnswerOperation, answering } from '../../src/graphql/answer.ts'
import { AnswersInFlight } from '../../src/graphql/answers-in-flight.ts'
import type { FreshRead } from '../../src/graphql/fresh-reads.ts'

/** More than an answer in a test has. */
export const MAX_BYTES = 67_108_864

/** Executes operations of the schema; without `read` no operation is read with one statement. */
export function openAnswer(
  schema: GraphQLSchema,
  onError: OnError,
  read: FreshRead = async () => null,
): AnswerOperation {
  const inFlight = new AnswersInFlight(MAX_BYTES, MAX_BYTES, 15_000)
  return answering({
    schema,
    plans: new Plans<Context>(schema, ACCESS, MAX_BYTES),
    read,
    maxBytes: MAX_BYTES,
    inFlight,
    onError,
  })
}
