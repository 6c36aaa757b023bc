import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../schema/schema.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, EDITOR } from '../publisher.ts'
import { anyQuery, isDeclared } from './any-query.ts'
import { type Comparison, openComparison } from './comparison.ts'

/** Number of queries for each seed; READ_QUERIES overrides it. */
const QUERIES = Number(process.env.READ_QUERIES ?? 200)

describe.each(backends)('a random query has the same result as with plain resolvers, on $name', (backend) => {
  let comparison: Comparison
  beforeAll(async () => {
    comparison = await openComparison(backend)
  })
  afterAll(() => comparison?.[Symbol.asyncDispose]())

  test.each([
    ['a fixed seed', 4711],
    ['any seed', Math.floor(Math.random() * 1_000_000_000)],
  ])(`as text, from rows and by batched loading (${QUERIES} queries, %s)`, async (_, seed) => {
    let written = 0
    let whole = 0
    for (let count = 0; count < QUERIES; count++) {
      // Half of the queries select any fields, the other half only those that Postgres may write.
      const query = anyQuery(chance(seed + count), comparison.known, count % 4 < 2 ? undefined : isDeclared)
      const where = `seed ${seed + count}: ${query.document} ${JSON.stringify(query.variables)}`
      expect(validate(schema, parse(query.document)), where).toEqual([])
      const { isWritten, isWhole } = await comparison.compare(query, count % 2 === 0 ? ANONYMOUS : EDITOR, where)
      if (isWritten) written++
      if (isWhole) whole++
    }
    // Usually about one in five is written by Postgres, and more are read with one statement.
    expect(written).toBeGreaterThan(QUERIES / 10)
    expect(whole).toBeGreaterThan(QUERIES / 10)
  })
})
