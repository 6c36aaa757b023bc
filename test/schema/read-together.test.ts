import { execute, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/schema.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import { audience } from '../../schema/viewer/viewer.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, type Desk, EDITOR, openDesk } from '../desk.ts'
import type { Known } from './any-argument.ts'
import { type AnyQuery, anyQuery } from './any-query.ts'
import { countedQuery } from './counted-query.ts'
import { fillArchive } from './small-archive.ts'

/** Of each seed; more of them by READ_QUERIES. */
const QUERIES = Number(process.env.READ_QUERIES ?? 150)

/** Ten relations, one inside the other. */
const DEEP = `{ section(slug: "world") { articles(first: 3) { asOf pageInfo { hasNextPage } nodes {
  authors { avatar { url } articles(first: 2) { nodes { tags { articles(first: 2) { nodes {
    section { parent { children { name } } } related(first: 2) { leadMedia { url } translations { source { name } } }
    corrections { text } bodyText
  } } } } } }
} } } }`

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  let known: Known
  beforeAll(async () => {
    desk = await openDesk(backend)
    known = await fillArchive(desk)
  })
  afterAll(() => desk?.[Symbol.asyncDispose]())

  /** What is answered, what it says it is made of, and how many statements it took. */
  async function answered({ document, variables }: AnyQuery, viewer: typeof EDITOR, plans: Plans<Context> | null) {
    const tags = new Set<string>()
    let statements = 0
    // Of its own: what failed early may still be asking.
    const query = countedQuery(desk.query, () => statements++)
    const contextValue: Context = {
      query,
      viewer,
      newsroom: desk.newsroom,
      epoch: 'the-epoch',
      publicUrl: 'http://localhost:4000',
      addCacheTag: (tag) => void tags.add(tag),
    }
    const args = { schema, document: parse(document), variableValues: variables, contextValue }
    const plan = plans?.of(args) ?? null
    const tree = plan && (await plan.rows(query).catch(() => null))
    const { data, errors } = await execute({ ...args, rootValue: tree?.root })
    return {
      text: JSON.stringify(data),
      failed: errors !== undefined,
      tags: [...tags].sort(),
      statements,
      complete: tree !== null && plan?.complete === true,
    }
  }

  test.each([
    ['a fixed seed', 4711],
    ['any seed', Math.floor(Math.random() * 1_000_000_000)],
  ])(
    `what is read with one statement is what resolvers load by themselves (${QUERIES} queries, %s)`,
    async (_, seed) => {
      const plans = new Plans<Context>(schema, ({ viewer }) => audience(viewer))
      let whole = 0
      for (let count = 0; count < QUERIES; count++) {
        const query = anyQuery(chance(seed + count), known)
        const where = `seed ${seed + count}: ${query.document} ${JSON.stringify(query.variables)}`
        expect(validate(schema, parse(query.document)), where).toEqual([])
        const viewer = count % 2 === 0 ? ANONYMOUS : EDITOR
        const together = await answered(query, viewer, plans)
        const byResolvers = await answered(query, viewer, null)
        // Which of several errors are told when the first of them has made all null is a matter of time.
        expect(together.failed, where).toBe(byResolvers.failed)
        expect(together.text, where).toBe(byResolvers.text)
        // What went wrong is never kept.
        if (!byResolvers.failed) expect(together.tags, where).toEqual(byResolvers.tags)
        // An argument that is refused may have to be looked up, to say why.
        if (together.complete && !together.failed) {
          expect(together.statements, where).toBe(1)
          whole++
        }
      }
      // About one in seven is; with some seeds fewer.
      expect(whole).toBeGreaterThan(QUERIES / 30)
    },
  )

  test('a question ten relations deep is one statement', async () => {
    const plans = new Plans<Context>(schema, ({ viewer }) => audience(viewer))
    const query = { document: DEEP, variables: {} }
    const { statements, text } = await answered(query, ANONYMOUS, plans)
    expect(statements).toBe(1)
    expect(text).toBe((await answered(query, ANONYMOUS, null)).text)
  })
})
