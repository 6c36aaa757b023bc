import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import type { Query } from '../db/database.ts'
import { planRead } from './read-plan.ts'
import { type ReadTree, TreeStatement } from './tree-statement.ts'

const MAX_SHAPES_PER_DOCUMENT = 100
const MAX_NAMED_STATEMENTS = 500

/** Reads for one query, before it is executed. */
export interface TreeReader {
  /** Whether nothing else needs to be read. */
  readonly complete: boolean
  /** Null, or a refusal of the database, when its resolvers have to read for themselves. */
  read(query: Query): Promise<ReadTree | null>
}

type Variables = Record<string, unknown>

/** Gives queries what they ask for with one statement, as far as fields say how; their resolvers find it in their objects. */
export class TreeReaders {
  readonly #schema: GraphQLSchema
  readonly #byDocument = new WeakMap<DocumentNode, Map<string, TreeStatement | null>>()
  #namesLeft = MAX_NAMED_STATEMENTS

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** Null for what is not a query, and when nothing of it can be read so. */
  of({ document, operationName, variableValues }: ExecutionArgs): TreeReader | null {
    const operation = getOperationAST(document, operationName)
    if (operation?.operation !== 'query') return null
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], { ...variableValues })
    const statement = coerced && this.#statementOf(document, operation, coerced)
    if (!statement) return null
    return {
      complete: statement.plan.complete,
      read: async (query) => {
        if (statement.isOften() && this.#namesLeft > 0) statement.name(`tree-${this.#namesLeft--}`)
        return statement.run(query, coerced)
      },
    }
  }

  #statementOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): TreeStatement | null {
    const ofDocument = this.#byDocument.get(document) ?? new Map<string, TreeStatement | null>()
    this.#byDocument.set(document, ofDocument)
    const shape = `${operation.name?.value} ${JSON.stringify(variables, shapeOf)}`
    let statement = ofDocument.get(shape)
    if (statement === undefined) {
      if (ofDocument.size === MAX_SHAPES_PER_DOCUMENT) ofDocument.clear()
      statement = this.#plan(document, operation, variables)
      ofDocument.set(shape, statement)
    }
    return statement
  }

  #plan(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): TreeStatement | null {
    try {
      const plan = planRead(this.#schema, operation, fragmentsOf(document), variables)
      return plan.complete || plan.roots.length > 0 ? new TreeStatement(plan) : null
    } catch (error) {
      // Arguments that a resolver will refuse, with its own words. Others of this shape may be sound.
      if (error instanceof GraphQLError) return null
      throw error
    }
  }
}

/**
 * Texts and lists change parameters only. What is absent, null, true or false may change the statement; and so do sizes:
 * the planner must know them to see that the same plan does each time.
 */
function shapeOf(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return ''
  if (value instanceof Date) return ''
  return Array.isArray(value) && value.every((one) => typeof one !== 'object') ? [] : value
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]))
}
