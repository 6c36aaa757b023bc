import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { TreeReaders } from '../../schema/read-tree.ts'
import { schema } from '../../schema/schema.ts'
import { directAnswers } from '../../src/transport/direct-answer.ts'
import { Operations } from '../../src/transport/operation.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, type Desk, openDesk } from '../desk.ts'
import { anyQuery, type Known } from '../schema/any-query.ts'
import { fillArchive } from '../schema/small-archive.ts'

/** More of them by READ_QUERIES. */
const QUERIES = Number(process.env.READ_QUERIES ?? 200)
const GENEROUS = {
  maxDocumentBytes: 1_000_000,
  maxTokens: 100_000,
  maxDepth: 100,
  maxAliases: 1_000,
  maxDirectives: 1_000,
  maxRootFields: 1_000,
  maxCost: 1_000_000_000,
}

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  let known: Known
  beforeAll(async () => {
    desk = await openDesk(backend)
    known = await fillArchive(desk)
  })
  afterAll(() => desk?.[Symbol.asyncDispose]())

  test(`what is answered directly is what the executor of graphql-js answers (${QUERIES} queries)`, async () => {
    const seed = Math.floor(Math.random() * 1_000_000_000)
    const answerDirectly = directAnswers(
      schema,
      new Operations(schema, GENEROUS, () => {}),
      new TreeReaders(schema, () => 'http://localhost:4000'),
      (read) => read(desk.query).catch(() => null),
    )
    const context: Context = {
      query: desk.query,
      viewer: ANONYMOUS,
      newsroom: desk.newsroom,
      epoch: 'the-epoch',
      publicUrl: 'http://localhost:4000',
      shows() {},
    }
    const byResolvers = async (query: string, variableValues: Record<string, unknown>) =>
      JSON.stringify(await execute({ schema, document: parse(query), variableValues, contextValue: { ...context } }))
    let answered = 0
    for (let count = 0; count < QUERIES; count++) {
      const { document: query, variables } = anyQuery(chance(seed + count), known)
      const where = `seed ${seed + count}: ${query} ${JSON.stringify(variables)}`
      // Often enough to be compiled; and what is compiled must not remember the variables that it first saw.
      const turned = anyVariables(variables)
      const results = new Map<object, string>()
      for (const given of [...Array.from({ length: 10 }, () => variables), turned, variables]) {
        const direct = await answerDirectly({ query, operationName: null, variables: given }, context)
        if (!direct) {
          // Compiled or not: what was answered directly before is so again.
          expect(results.has(given), where).toBe(false)
          continue
        }
        if (!results.has(given)) results.set(given, await byResolvers(query, given))
        expect(direct.body, where).toBe(results.get(given))
        answered++
      }
    }
    expect(answered).toBeGreaterThan(QUERIES / 10)
  })
})

/** The same with all that is true or false turned round. */
function anyVariables(variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
  )
}
