import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  print,
  type SelectionSetNode,
  separateOperations,
  visit,
} from 'graphql'
import { LIVE_DIRECTIVE } from '../../schema/live-directive.ts'

/** Everything that determines the payloads of a subscription or live query. */
export interface Identifiable {
  readonly document: DocumentNode
  readonly operationName: string | null
  /** Coerced by the schema, with default values. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Everything that authorization reads. */
  readonly audience: string
}

/** Only says where to start, and so does not change any payload. */
const CURSOR_ARGUMENT = 'after'

/**
 * Subscriptions with the same identity get the same payloads. White space, unused fragments and variables, other operations
 * of the document, the `after` cursor of a subscription and the directive `@live` make no difference.
 */
export function identity({ document, operationName, variables, audience }: Identifiable): string {
  const operation = getOperationAST(document, operationName)
  const alone = separateOperations(document)[operation?.name?.value ?? ''] ?? document
  const whole = visit(alone, {
    OperationDefinition: (node) => ({
      ...node,
      directives: node.directives?.filter(({ name }) => name.value !== LIVE_DIRECTIVE.name) ?? [],
      // Of a query, `after` is the place of a page.
      selectionSet: node.operation === 'subscription' ? withoutCursor(node.selectionSet) : node.selectionSet,
    }),
    // Fragments on this type contain root fields, and no others do.
    FragmentDefinition: (node) =>
      node.typeCondition.name.value === 'Subscription'
        ? { ...node, selectionSet: withoutCursor(node.selectionSet) }
        : undefined,
  })
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

/** Drops the argument from the root field, which may be selected several times. */
function withoutCursor(selectionSet: SelectionSetNode): SelectionSetNode {
  const selections = selectionSet.selections.map((selection) => {
    if (selection.kind === Kind.FIELD) {
      return {
        ...selection,
        arguments: selection.arguments?.filter(({ name }) => name.value !== CURSOR_ARGUMENT) ?? [],
      }
    }
    return selection.kind === Kind.INLINE_FRAGMENT
      ? { ...selection, selectionSet: withoutCursor(selection.selectionSet) }
      : selection
  })
  return { ...selectionSet, selections }
}
