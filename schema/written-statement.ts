import { GraphQLError } from 'graphql'
import { sql } from 'kysely'
import type { Query } from '../db/connection/database.ts'
import type { State } from '../db/connection/snapshot.ts'
import type { Shows } from './context.ts'
import type { Variables } from './read-plan.ts'
import { RootStatement } from './root-statement.ts'
import { MARK, type PlannedMark, type WrittenPlan } from './written-plan.ts'

/** The JSON of an execution result's `data`, as Postgres wrote it. */
export interface WrittenAnswer {
  readonly data: string
  readonly state: State
  /** Notes what it is made of. False when it is not to be given. */
  note(shows: Shows): boolean
}

/**
 * A mark and its value, before all members that are no marks. No string of the answer looks like one: in a string a
 * quotation mark has a backslash before it, and no name of the answer begins so.
 */
const MEMBER = new RegExp(String.raw`"${MARK}(\d+)":(null|"(?:[^"\\]|\\.)*"|\[(?:"(?:[^"\\]|\\.)*",?)*\]),?`, 'y')

/** The statement of a plan that gives the answer's own text. */
export class WrittenStatement {
  readonly statement: RootStatement
  readonly #plan: WrittenPlan
  /** Those that count whatever is read. */
  readonly #always: readonly Noted[]

  constructor(plan: WrittenPlan) {
    this.#plan = plan
    this.#always = plan.marks.filter(({ inText }) => !inText).map((mark) => ({ mark, value: null }))
    // By numbers: a reader may have named one as another column of the row is named.
    this.statement = new RootStatement(
      plan.roots.map(({ json }, at) => ({ as: rootAt(at), json: () => sql`(${json})::text` })),
    )
  }

  /**
   * Null when something was not there: what is said then is for resolvers to know.
   * @throws what resolvers throw for arguments that they refuse, and what the database throws
   */
  async run(query: Query, variables: Variables): Promise<WrittenAnswer | null> {
    const row = await this.statement.run(query, variables)
    const { marks } = this.#plan
    const noted = [...this.#always]
    const members: string[] = []
    for (const [at, { as }] of this.#plan.roots.entries()) {
      const text = row[rootAt(at)]
      if (typeof text !== 'string') return null
      const plain = withoutMarks(text, (index, value) => {
        const mark = marks[index]
        if (mark) noted.push({ mark, value })
      })
      members.push(`"${as}":${plain}`)
    }
    return {
      data: `{${members.join(',')}}`,
      state: { epoch: row.epoch, position: row.position, nextDueMs: row.nextDueMs },
      note: (shows) =>
        unlessRefused(() => noted.every(({ mark, value }) => mark.note(shows, value, variables) !== false)),
    }
  }
}

interface Noted {
  readonly mark: PlannedMark
  readonly value: unknown
}

/** The text without its marks. They are few and far between: a search for the sign that begins them is soonest. */
function withoutMarks(text: string, found: (index: number, value: unknown) => void): string {
  let plain = ''
  let from = 0
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, Math.max(from, at + 1))) {
    MEMBER.lastIndex = at - 1
    const [member, index, value] = MEMBER.exec(text) ?? []
    if (member === undefined || value === undefined) continue
    found(Number(index), parsed(value))
    plain += text.slice(from, at - 1)
    from = at - 1 + member.length
  }
  return plain + text.slice(from)
}

/** Nearly all are plain strings, which need no parser. */
function parsed(json: string): unknown {
  return json.startsWith('"') && !json.includes('\\') ? json.slice(1, -1) : JSON.parse(json)
}

function rootAt(index: number): string {
  return `r${index}`
}

/** False, too, for arguments that the resolver refuses and no parameter was read from. */
function unlessRefused(note: () => boolean): boolean {
  try {
    return note()
  } catch (error) {
    if (error instanceof GraphQLError) return false
    throw error
  }
}
