import type { GraphQLSchema } from 'graphql'
import type { OnError } from '../../schema/presentable.ts'
import { TreeReaders } from '../../schema/read-tree.ts'
import { type AnswerOperation, answering } from '../../src/graphql/answer.ts'
import type { FreshRead } from '../../src/graphql/fresh-reads.ts'

/** Executes operations of the schema; without `read` no operation is read with one statement. */
export function openAnswer(
  schema: GraphQLSchema,
  onError: OnError,
  read: FreshRead = async () => null,
): AnswerOperation {
  return answering({ schema, plans: new TreeReaders(schema, () => 'http://localhost:4000'), read, onError })
}
