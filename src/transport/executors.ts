import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Context } from '../../schema/context.ts'

const USES_BEFORE_COMPILED = 10
/** One may take some hundred kilobytes. */
const MAX_COMPILED_QUERIES = 300

export type Execute = (
  root: object,
  context: Context,
  variables: Readonly<Record<string, unknown>>,
) => ExecutionResult | Promise<ExecutionResult>

/** Executes queries; those that are asked often are compiled first, which takes longer than to execute them once. */
export class Executors {
  readonly #schema: GraphQLSchema
  readonly #uses = new WeakMap<DocumentNode, number>()
  /** The one that was compiled first comes first. */
  readonly #compiled = new Map<DocumentNode, Map<string | null, Execute>>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  of(document: DocumentNode, operationName: string | null): Execute {
    const made = this.#compiled.get(document)?.get(operationName)
    if (made) return made
    const uses = (this.#uses.get(document) ?? 0) + 1
    this.#uses.set(document, uses)
    const schema = this.#schema
    if (uses <= USES_BEFORE_COMPILED) {
      return (rootValue, contextValue, variableValues) =>
        execute({ schema, document, operationName, rootValue, contextValue, variableValues })
    }
    const compiled = this.#compile(document, operationName)
    this.#keep(document, operationName, compiled)
    return compiled
  }

  #compile(document: DocumentNode, operationName: string | null): Execute {
    const compiled = compileQuery(this.#schema, document, operationName ?? undefined)
    if (!isCompiledQuery(compiled)) return async () => compiled
    return (root, context, variables) => compiled.query(root, context, { ...variables })
  }

  #keep(document: DocumentNode, operationName: string | null, compiled: Execute): void {
    const ofDocument = this.#compiled.get(document)
    if (ofDocument) ofDocument.set(operationName, compiled)
    else this.#compiled.set(document, new Map([[operationName, compiled]]))
    for (const oldest of this.#compiled.keys()) {
      if (this.#compiled.size <= MAX_COMPILED_QUERIES) return
      this.#compiled.delete(oldest)
    }
  }
}
