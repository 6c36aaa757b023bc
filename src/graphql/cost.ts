import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

/** The assumed size of a list without a size argument. */
const UNSIZED_LIST = 5
const DEFAULT_SIZE = 20
const MAX_SIZE = 100

type Variables = Readonly<Record<string, unknown>>

/** Costs of operations whose size arguments are constants. */
const fixedCosts = new WeakMap<OperationDefinitionNode, number>()

/**
 * The maximum number of objects that an operation can return: each object counts one, and a list multiplies what is inside it by its
 * size. Each fragment is visited once, however often it is spread.
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
  const values = withDefaults(operation, variables)
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

  const ofSelections = (parent: GraphQLNamedType, { selections }: SelectionSetNode): number => {
    let cost = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        cost += ofFragment(selection.name.value)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value)
        cost += ofSelections(condition ?? parent, selection.selectionSet)
      } else if (selection.selectionSet && !selection.name.value.startsWith('__')) {
        const field =
          isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
        const type = field && getNamedType(field.type)
        if (!field || !type || !isCompositeType(type)) continue
        const given = selection.arguments ?? []
        if (given.some(hasVariableSize)) isFixed = false
        const size = sizeAsked(
          field.args.map(({ name }) => name),
          given,
          values,
        )
        const unsized = isListType(getNullableType(field.type)) && !isCounted(parent, field.name) ? UNSIZED_LIST : 1
        cost += (size ?? unsized) * (1 + ofSelections(type, selection.selectionSet))
      }
    }
    return cost
  }

  const root = schema.getRootType(operation.operation)
  const cost = root ? ofSelections(root, operation.selectionSet) : 0
  if (isFixed) fixedCosts.set(operation, cost)
  return cost
}

/**
 * `edges` and `nodes` are multiplied by the size of their connection. What is in a block of a body is read with the body: its
 * size is bounded where it is written.
 */
function isCounted(parent: GraphQLNamedType, field: string): boolean {
  return /^(edges|nodes)$/.test(field) || parent.extensions.inBlock === true
}

/** The variables with the defaults of those that are not given. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables): Variables {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  )
  return { ...Object.fromEntries(defaults), ...given }
}

function hasVariableSize({ name, value }: ArgumentNode): boolean {
  return ['ids', 'first', 'last'].includes(name.value) && value.kind !== Kind.INT
}

/** The value of `first` or `last`, or the number of `ids`; null for a field without these arguments. */
function sizeAsked(names: readonly string[], given: readonly ArgumentNode[], variables: Variables): number | null {
  const values = given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)] as const)
  const ids = values.find(([name]) => name === 'ids')?.[1]
  if (Array.isArray(ids)) return ids.length
  if (!names.includes('first')) return null
  const asked = values.find(([name, value]) => (name === 'first' || name === 'last') && typeof value === 'number')?.[1]
  // The resolver refuses a size that is out of range.
  return typeof asked === 'number' ? Math.min(Math.max(asked, 1), MAX_SIZE) : DEFAULT_SIZE
}
