import { CompiledQuery } from 'kysely'
import type { Query } from '../db/connection/database.ts'
import { type TreeRoot, type TreeRow, treeStatement } from '../db/read-tree.ts'
import { Parameter, type Variables } from './read-plan.ts'

const USES_BEFORE_NAMED = 10

/** The statement of a plan. Only its parameters differ each time it runs. */
export class RootStatement {
  readonly #roots: readonly TreeRoot[]
  #compiled: { readonly text: string; readonly parameters: readonly unknown[] } | null = null
  #uses = 0

  constructor(roots: readonly TreeRoot[]) {
    this.#roots = roots
  }

  /** Whether a name would be worth its while: one is planned once on each connection, and stays there. */
  isOften(): boolean {
    return this.#uses === USES_BEFORE_NAMED
  }

  name(name: string): void {
    if (this.#compiled) this.#compiled = { ...this.#compiled, text: `/* ${name} */ ${this.#compiled.text}` }
  }

  /** @throws what resolvers throw for arguments that they refuse, and what the database throws */
  async run(query: Query, variables: Variables): Promise<TreeRow> {
    this.#uses++
    this.#compiled ??= compiled(query, this.#roots)
    const { text, parameters } = this.#compiled
    const values = parameters.map((value) => (value instanceof Parameter ? value.read(variables) : value))
    const asked = CompiledQuery.raw(text, values)
    // What else Kysely does for a statement is for those that it compiles, and costs as much as to plan the answer.
    const { rows } = await query
      .getExecutor()
      .provideConnection((connection) => connection.executeQuery<TreeRow>(asked))
    const [row] = rows
    if (!row) throw new Error('the log has no head')
    return row
  }
}

function compiled(query: Query, roots: readonly TreeRoot[]) {
  const { sql: text, parameters } = treeStatement(query, roots)
  return { text, parameters }
}
