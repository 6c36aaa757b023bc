import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  visit,
} from 'graphql'

/** What decides the bytes of a subscription. */
export interface Identifiable {
  readonly document: DocumentNode
  readonly operationName: string | null
  /** Coerced: defaults filled in, values as the schema's types have them. */
  readonly variables: Readonly<Record<string, unknown>>
  /** All that authorization reads. */
  readonly audience: string
}

/** The argument that only says where to begin; it changes no answer, so it is no part of the identity. */
const CURSOR_ARGUMENT = 'after'

/**
 * Two operations with the same identity get the same bytes for every event. Spelling, unused fragments, other
 * operations of the document and the cursor to begin after make no difference.
 */
export function identity({ document, operationName, variables, audience }: Identifiable): string {
  const operation = getOperationAST(document, operationName)
  const alone = separateOperations(document)[operation?.name?.value ?? ''] ?? document
  const whole = visit(alone, { OperationDefinition: withoutCursor })
  const used = new Set<string>()
  visit(whole, { Variable: ({ name }) => void used.add(name.value), VariableDefinition: () => false })
  const text = print(
    visit(whole, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) }),
  )
  const values = Object.entries(variables)
    .filter(([name]) => used.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([audience, text, values]))
    .digest('base64url')
}

/** Drops the argument from the root field, which admission has seen to be the only selection. */
function withoutCursor(operation: OperationDefinitionNode): OperationDefinitionNode {
  const selections = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD
      ? { ...selection, arguments: selection.arguments?.filter(({ name }) => name.value !== CURSOR_ARGUMENT) ?? [] }
      : selection,
  )
  return { ...operation, selectionSet: { ...operation.selectionSet, selections } }
}
