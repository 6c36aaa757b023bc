import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { permits } from '../../schema/policy/policy.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import type { Operations } from '../graphql/prepare.ts'
import { admit } from '../live/admit.ts'
import type { Operation } from '../live/rendering.ts'

/** What a list of headlines shows. */
export const DEFAULT_QUERY = `subscription {
  latestNews {
    kind
    at
    articleId
    uri
    version
    note
    article {
      url
      headline
      standfirst
      language
      labels {
        slug
      }
      publishedAt
      updatedAt
      section {
        slug
      }
    }
  }
}`

export interface OperationServices {
  readonly schema: GraphQLSchema
  readonly operations: Operations
  readonly openContext: () => Context
  readonly logRange: () => Promise<LogRange>
}

/**
 * The operation of a webhook: what every anonymous subscriber may subscribe to, with the same limits.
 * @returns why the query cannot be that of a webhook. @throws errors that say nothing about the query, such as UNAVAILABLE
 */
export async function webhookOperation(
  query: string,
  { schema, operations, openContext, logRange }: OperationServices,
): Promise<Operation | { readonly problem: string }> {
  const request = { query, operationName: null, variables: {} }
  const prepared = operations.prepare(request)
  if (!('operation' in prepared)) return { problem: messageOf(prepared) }
  const { operation } = prepared
  const [field] = operation.selectionSet.selections
  if (operation.operation !== 'subscription' || field?.kind !== Kind.FIELD || field.name.value !== 'latestNews') {
    return { problem: 'Subscribe to latestNews: subscription { latestNews { … } }.' }
  }
  if (operation.variableDefinitions?.length) return { problem: 'Write values into the query; it has no variables.' }
  if (field.arguments?.some(({ name }) => name.value === 'after')) {
    return { problem: 'Leave out `after` in the query. Where to start is an argument of the mutation.' }
  }
  const guarded = guardedFields(schema, prepared.document)
  if (guarded.length > 0) return { problem: `Readers may not see ${guarded.join(', ')}.` }
  try {
    const admitted = await admit(schema, prepared, openContext(), logRange, null)
    return 'operation' in admitted ? admitted.operation : { problem: messageOf(admitted) }
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT') return { problem: error.message }
    throw error
  }
}

/** The fields that an anonymous viewer may not read. */
function guardedFields(schema: GraphQLSchema, document: DocumentNode): string[] {
  const types = new TypeInfo(schema)
  const guarded = new Set<string>()
  const Field = () => {
    const field = types.getFieldDef()
    if (field && !field.name.startsWith('__') && !permits(field, ANONYMOUS))
      guarded.add(`${types.getParentType()}.${field.name}`)
  }
  visit(document, visitWithTypeInfo(types, { Field }))
  return [...guarded]
}

function messageOf(errors: readonly GraphQLError[]): string {
  return errors.map(({ message }) => message).join(' ')
}
