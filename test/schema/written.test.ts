import { execute, type GraphQLField, type GraphQLObjectType, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_NEWS, SECTIONS } from '../../schema/cache-tags.ts'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/schema.ts'
import { declarationOf } from '../../schema/sql-plugin/declaration.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import { audience } from '../../schema/viewer/viewer.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, type Desk, openDesk } from '../desk.ts'
import type { Known } from './any-argument.ts'
import { type AnyQuery, anyQuery } from './any-query.ts'
import { fillArchive } from './small-archive.ts'

const LIST = `{ latestNews(first: 3) { asOf pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  edges { cursor node { id headline labels publishedAt section { slug name } leadMedia { url altText } } } } }`
const STORY = `{ article(slug: "harbour-7") { id headline byline pubStatus updatedAt authors { id name } tags { name }
  body { __typename ... on Paragraph { html text } ... on Heading { level text } ... on Quote { text attribution }
    ... on BulletList { ordered items } ... on MediaBlock { media { url width } } ... on Embed { url provider } }
  related(first: 3) { id slug section { name } } } }`

/** As columns of the statement's own are named. */
const NAMED =
  '{ position: latestNews(first: 1) { nodes { id } } epoch: article(slug: "harbour-7") { id } r0: __typename }'

/** Whether the field says how it is read; for some arguments it may still be left to its resolver. */
function isWritten({ name }: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return declarationOf(field) !== null || name === 'PageInfo'
}

/** Of each seed; more of them by READ_QUERIES. */
const QUERIES = Number(process.env.READ_QUERIES ?? 150)

describe.each(backends)('what Postgres writes, on $name', (backend) => {
  let desk: Desk
  let known: Known
  const plans = new Plans<Context>(schema, ({ viewer }) => audience(viewer))
  beforeAll(async () => {
    desk = await openDesk(backend)
    known = await fillArchive(desk)
  })
  afterAll(() => desk?.[Symbol.asyncDispose]())

  /** By resolvers, and as it is written; null where it is not. */
  async function both({ document, variables }: AnyQuery) {
    const [byResolvers, byPostgres] = [new Set<string>(), new Set<string>()]
    const contextValue: Context = {
      query: desk.query,
      viewer: ANONYMOUS,
      newsroom: desk.newsroom,
      epoch: 'the-epoch',
      publicUrl: 'http://localhost:4000',
      addCacheTag: (tag) => void byResolvers.add(tag),
    }
    const args = { schema, document: parse(document), variableValues: variables, contextValue }
    const text = plans.of({
      ...args,
      contextValue: { ...contextValue, addCacheTag: (tag) => void byPostgres.add(tag) },
    })?.text
    const answer = text && (await text(desk.query).catch(() => null))
    const { data, errors } = await execute(args)
    return {
      resolved: { text: JSON.stringify(data), tags: byResolvers, failed: errors !== undefined },
      written: answer ? { text: answer.data, tags: byPostgres } : null,
    }
  }

  async function compare(query: AnyQuery, where: string): Promise<boolean> {
    const { resolved, written } = await both(query)
    if (!written) return false
    expect(resolved.failed, where).toBe(false)
    expect(written.text, where).toBe(resolved.text)
    expect(resolved.tags.isSubsetOf(written.tags), where).toBe(true)
    // Of a list that is empty resolvers do not say what its rows would have been made of.
    expect([...written.tags.difference(resolved.tags)].filter((tag) => ![ALL_NEWS, SECTIONS].includes(tag))).toEqual([])
    return true
  }

  test('is all that a page asks for: lists with their cursors, stories with all that hangs on them', async () => {
    for (const document of [LIST, STORY, NAMED]) expect(await compare({ document, variables: {} }, document)).toBe(true)
  })

  test('does not mistake a question about the schema for one about news', async () => {
    const document = '{ __schema { queryType { name } } latestNews(first: 1) { nodes { id __typename } } __typename }'
    expect((await both({ document, variables: {} })).written).toBe(null)
  })

  test('is null where there is no article, or none that is public', async () => {
    for (const slug of ['harbour-4', 'harbour-5', 'a-draft', 'none']) {
      const document = `{ article(slug: "${slug}") { id headline } }`
      expect(await compare({ document, variables: {} }, slug)).toBe(true)
    }
  })

  test.each([
    ['a fixed seed', 815],
    ['any seed', Math.floor(Math.random() * 1_000_000_000)],
  ])(`is what resolvers say, byte for byte (${QUERIES} queries, %s)`, async (_, seed) => {
    let written = 0
    for (let count = 0; count < QUERIES; count++) {
      const query = anyQuery(chance(seed + count), known, isWritten)
      expect(validate(schema, parse(query.document))).toEqual([])
      if (await compare(query, `seed ${seed + count}: ${query.document} ${JSON.stringify(query.variables)}`)) written++
    }
    // About two in five are: others ask for what is not there, or with what only resolvers know.
    expect(written).toBeGreaterThan(QUERIES / 10)
  })
})
