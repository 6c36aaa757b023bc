import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { isLarge } from './large-fields.ts'

/** What a field with a whole body costs, each time it is selected. */
const LARGE_FIELD = 10
/** A search goes through the words of all articles. */
const SEARCH = 100
/** The schema is as large as some hundred articles. */
const INTROSPECTION = 100
/** The assumed size of a list without a size argument. */
const UNSIZED_LIST = 5
const DEFAULT_SIZE = 20
const MAX_SIZE = 100

type Variables = Readonly<Record<string, unknown>>
type Field = GraphQLField<unknown, unknown>

/** Costs of operations whose size arguments are constants. */
const fixedCosts = new WeakMap<OperationDefinitionNode, number>()

/**
 * The maximum number of objects that an operation can return: each object counts one, a field with a whole body ten, and a list
 * multiplies what is inside it by its size. Each fragment is visited once, however often it is spread. `variables` are coerced: the
 * values that the execution uses.
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const before = fixedCosts.get(operation)
  if (before !== undefined) return before
  let isFixed = true
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  }
  const known = new Map<string, number>()

  const ofFragment = (name: string): number => {
    const before = known.get(name)
    if (before !== undefined) return before
    const fragment = fragments.get(name)
    // A cycle of fragments counts 0; validation refuses it.
    known.set(name, 0)
    const type = fragment && schema.getType(fragment.typeCondition.name.value)
    const cost = fragment && type ? ofSelections(type, fragment.selectionSet) : 0
    known.set(name, cost)
    return cost
  }

  const ofField = (parent: GraphQLNamedType, field: Field, node: FieldNode): number => {
    const own = ownCost(parent, field)
    const type = getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(type)) return own
    if (node.arguments?.some(hasVariableSize)) isFixed = false
    const unsized = isListType(getNullableType(field.type)) && !isCounted(parent, field.name) ? UNSIZED_LIST : 1
    return own + (sizeAsked(field, node, variables) ?? unsized) * (1 + ofSelections(type, node.selectionSet))
  }

  const ofSelections = (parent: GraphQLNamedType, { selections }: SelectionSetNode): number => {
    let cost = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        cost += ofFragment(selection.name.value)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value)
        cost += ofSelections(condition ?? parent, selection.selectionSet)
      } else if (selection.name.value === '__schema' || selection.name.value === '__type') {
        cost += INTROSPECTION
      } else {
        const field =
          isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
        if (field) cost += ofField(parent, field, selection)
      }
    }
    return cost
  }

  const root = schema.getRootType(operation.operation)
  const cost = root ? ofSelections(root, operation.selectionSet) : 0
  if (isFixed) fixedCosts.set(operation, cost)
  return cost
}

function ownCost(parent: GraphQLNamedType, field: Field): number {
  if (parent.name === 'Query' && field.name === 'search') return SEARCH
  return isLarge(field) && !isInBlock(parent) ? LARGE_FIELD : 0
}

/**
 * `edges` and `nodes` are multiplied by the size of their connection. What is in a block of a body is read with the body: its
 * size is bounded where it is written.
 */
function isCounted(parent: GraphQLNamedType, field: string): boolean {
  return /^(edges|nodes)$/.test(field) || isInBlock(parent)
}

function isInBlock({ extensions }: GraphQLNamedType): boolean {
  return extensions.inBlock === true
}

function hasVariableSize({ name, value }: ArgumentNode): boolean {
  return ['ids', 'first', 'last'].includes(name.value) && value.kind !== Kind.INT
}

/** The value of `first` or `last`, or the number of `ids`; null for a field without these arguments. */
function sizeAsked(field: Field, node: FieldNode, variables: Variables): number | null {
  const names = field.args.map(({ name }) => name)
  if (!names.includes('ids') && !names.includes('first')) return null
  const { ids, first, last } = argumentsOf(field, node, variables)
  if (Array.isArray(ids)) return ids.length
  if (!names.includes('first')) return null
  const asked = [first, last].find((size) => typeof size === 'number')
  // The resolver refuses a size that is out of range.
  return typeof asked === 'number' ? Math.min(Math.max(asked, 1), MAX_SIZE) : DEFAULT_SIZE
}

/** None if they cannot be coerced: the execution refuses them. */
function argumentsOf(field: Field, node: FieldNode, variables: Variables): Variables {
  try {
    return getArgumentValues(field, node, variables)
  } catch {
    return {}
  }
}
