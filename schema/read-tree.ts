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
import type { Query } from '../db/connection/database.ts'
import { planRead, type Variables } from './read-plan.ts'
import { type ReadTree, TreeStatement } from './tree-statement.ts'
import { planWritten } from './written-plan.ts'
import { type WrittenAnswer, WrittenStatement } from './written-statement.ts'

const MAX_SHAPES_PER_DOCUMENT = 100
const MAX_NAMED_STATEMENTS = 500

/** Reads for one query, before it is executed. */
export interface TreeReader {
  /** Whether nothing else needs to be read. */
  readonly complete: boolean
  /** Null, or a refusal of the database, when its resolvers have to read for themselves. */
  read(query: Query): Promise<ReadTree | null>
  /** The whole answer as Postgres writes it, for readers without a token; null where it cannot, or has to leave it to resolvers. */
  readonly write: ((query: Query) => Promise<WrittenAnswer | null>) | null
}

/** The statements of one shape of an operation. */
interface Statements {
  readonly tree: TreeStatement
  readonly written: WrittenStatement | null
}

/** Gives queries what they ask for with one statement, as far as fields say how; their resolvers find it in their objects. */
export class TreeReaders {
  readonly #schema: GraphQLSchema
  readonly #byDocument = new WeakMap<DocumentNode, Map<string, Statements | null>>()
  readonly #publicUrl: () => string
  #namesLeft = MAX_NAMED_STATEMENTS

  /** `publicUrl`, asked when a query first comes, is where this gateway is reached from outside. */
  constructor(schema: GraphQLSchema, publicUrl: () => string) {
    this.#schema = schema
    this.#publicUrl = publicUrl
  }

  /** Null for what is not a query, and when nothing of it can be read so. */
  of({ document, operationName, variableValues }: ExecutionArgs): TreeReader | null {
    const operation = getOperationAST(document, operationName)
    if (operation?.operation !== 'query') return null
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], { ...variableValues })
    const statements = coerced && this.#statementsOf(document, operation, coerced)
    if (!statements) return null
    const { tree, written } = statements
    return {
      complete: tree.plan.complete,
      read: (query) => this.#often(tree).run(query, coerced),
      write: written && ((query) => this.#often(written).run(query, coerced)),
    }
  }

  /** With a name, once it is worth one. */
  #often<Of extends TreeStatement | WrittenStatement>(of: Of): Of {
    if (of.statement.isOften() && this.#namesLeft > 0) of.statement.name(`tree-${this.#namesLeft--}`)
    return of
  }

  #statementsOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Statements | null {
    const ofDocument = this.#byDocument.get(document) ?? new Map<string, Statements | null>()
    this.#byDocument.set(document, ofDocument)
    const shape = `${operation.name?.value} ${JSON.stringify(variables, shapeOf)}`
    let statements = ofDocument.get(shape)
    if (statements === undefined) {
      if (ofDocument.size === MAX_SHAPES_PER_DOCUMENT) ofDocument.clear()
      statements = this.#plan(document, operation, variables)
      ofDocument.set(shape, statements)
    }
    return statements
  }

  #plan(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Statements | null {
    try {
      const fragments = fragmentsOf(document)
      const plan = planRead(this.#schema, operation, fragments, variables)
      if (!plan.complete && plan.roots.length === 0) return null
      const { origin } = new URL(this.#publicUrl())
      const written = plan.complete && planWritten(this.#schema, operation, fragments, variables, origin)
      return { tree: new TreeStatement(plan), written: written ? new WrittenStatement(written) : null }
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
