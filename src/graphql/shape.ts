import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql'

/** The shape of a document: the maximum over all its operations. */
export interface QueryShape {
  /** Nesting of fields. Introspection fields do not count; graphql-js limits them. */
  readonly depth: number
  /** Root fields of one operation. */
  readonly rootFields: number
  /** Aliases of the same field name. */
  readonly aliases: number
  readonly directives: number
  /** Aliases of fields of the introspection system, below `__schema` and `__type`. */
  readonly introspectionAliases: number
  readonly introspects: boolean
}

/** Visits each fragment once, so that the running time is linear even if fragments spread each other exponentially. */
export function queryShape(document: DocumentNode): QueryShape {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  }
  const measure = measurer(fragments)
  let [depth, rootFields, directives] = [0, 0, 0]
  let [introspection, introspectionAliases, introspects] = [0, 0, false]
  const aliases = new Map<string, number>()
  visit(document, {
    Directive: () => void directives++,
    Field: {
      enter({ alias, name }) {
        if (alias) aliases.set(name.value, (aliases.get(name.value) ?? 0) + 1)
        if (alias && introspection > 0) introspectionAliases++
        if (isIntrospection(name.value)) {
          introspection++
          introspects = true
        }
      },
      leave: ({ name }) => void (isIntrospection(name.value) && introspection--),
    },
    FragmentDefinition: {
      enter: ({ typeCondition }) => void (typeCondition.name.value.startsWith('__') && introspection++),
      leave: ({ typeCondition }) => void (typeCondition.name.value.startsWith('__') && introspection--),
    },
    OperationDefinition: ({ selectionSet }) => {
      const shape = measure(selectionSet)
      depth = Math.max(depth, shape.depth)
      rootFields = Math.max(rootFields, shape.fields)
    },
  })
  const most = Math.max(0, ...aliases.values())
  return { depth, rootFields, aliases: most, directives, introspectionAliases, introspects }
}

function isIntrospection(name: string): boolean {
  return name === '__schema' || name === '__type'
}

interface Measure {
  readonly depth: number
  readonly fields: number
}

function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (selections: SelectionSetNode) => Measure {
  const known = new Map<string, Measure>()
  const ofFragment = (name: string): Measure => {
    const before = known.get(name)
    if (before) return before
    // A cycle of fragments counts 0; validation refuses it.
    known.set(name, { depth: 0, fields: 0 })
    const fragment = fragments.get(name)
    const measured = fragment ? measure(fragment.selectionSet) : { depth: 0, fields: 0 }
    known.set(name, measured)
    return measured
  }
  const measure = ({ selections }: SelectionSetNode): Measure => {
    let [depth, fields] = [0, 0]
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        fields++
        const introspection = selection.name.value.startsWith('__')
        const below = selection.selectionSet && !introspection ? measure(selection.selectionSet).depth : 0
        depth = Math.max(depth, 1 + below)
      } else {
        const inside =
          selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : measure(selection.selectionSet)
        fields += inside.fields
        depth = Math.max(depth, inside.depth)
      }
    }
    return { depth, fields }
  }
  return measure
}
