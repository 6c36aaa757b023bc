import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS } from '../../schema/policy/access.ts'
import { schema } from '../../schema/schema.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import { backends } from '../backends.ts'
import { MAX_BYTES } from '../graphql/open-answer.ts'
import { ANONYMOUS, openPublisher } from '../publisher.ts'
import { WHOLE_BODY } from '../whole-body.ts'
import { argumentsOf, RecordingContext } from './answers.ts'
import { type Comparison, openComparison } from './comparison.ts'

const LIST = `{ latestNews(first: 3) { asOf pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  edges { cursor node { id headline labels { slug } publishedAt section { slug name } leadMedia { url altText } } } } }`
const STORY = `{ article(ref: { slug: "harbour-7" }) { id headline byline pubStatus updatedAt authors { id name } tags { name }
  ...WholeBody related(first: 3) { id slug section { name } } } } ${WHOLE_BODY}`
/** Aliases that are names of the statement's own columns. */
const NAMED =
  '{ position: latestNews(first: 1) { nodes { id } } epoch: article(ref: { slug: "harbour-7" }) { id } r0: __typename }'
/** Ten nested relations. */
const DEEP = `{ section(slug: "world") { articles(first: 3) { asOf pageInfo { hasNextPage } nodes {
  authors { avatar { url } articles(first: 2) { nodes { tags { articles(first: 2) { nodes {
    section { parent { children { name } } } related(first: 2) { leadMedia { url } translations { source { name } } }
    corrections { text } bodyText
  } } } } } }
} } } }`

describe.each(backends)('a query has the same result as with plain resolvers, on $name', (backend) => {
  let comparison: Comparison
  beforeAll(async () => {
    comparison = await openComparison(backend)
  })
  afterAll(() => comparison?.[Symbol.asyncDispose]())

  const compare = (document: string, variables: Record<string, unknown> = {}) =>
    comparison.compare({ document, variables }, ANONYMOUS)

  test('as text by Postgres: lists with their cursors, stories with everything nested in them', async () => {
    for (const document of [LIST, STORY, NAMED]) {
      expect((await compare(document)).isWritten, document).toBe(true)
    }
  })

  test('with null if there is no article, or none that is public', async () => {
    for (const slug of ['harbour-4', 'harbour-5', 'a-draft', 'none']) {
      const document = `{ article(ref: { slug: "${slug}" }) { id headline } }`
      expect((await compare(document)).isWritten, slug).toBe(true)
      expect(await comparison.byText({ document, variables: {} }, ANONYMOUS), slug).toMatchObject({
        data: '{"article":null}',
      })
    }
  })

  test('with an empty object if all of its fields are skipped', async () => {
    const document = `query ($skip: Boolean!) { author(slug: "ada") { slug @skip(if: $skip) }
      latestNews(first: 1) { nodes { section { slug @skip(if: $skip) } authors { slug @skip(if: $skip) } } } }`
    expect((await compare(document, { skip: true })).isWritten).toBe(true)
  })

  test('with response names of any length', async () => {
    const name = 'a'.repeat(100)
    const document = `{ ${name}: latestNews(first: 1) { ${name}: nodes { ${name}: headline } } }`
    expect((await compare(document)).isWritten).toBe(true)
  })

  test('by resolvers if it contains introspection', async () => {
    const document = '{ __schema { queryType { name } } latestNews(first: 1) { nodes { id __typename } } __typename }'
    expect((await compare(document)).isWritten).toBe(false)
  })

  test('with one statement if it is ten relations deep', async () => {
    expect((await compare(DEEP)).isWhole).toBe(true)
  })
})

test.each(backends)(
  'a row that the schema promises and that is lost is left to resolvers, on $name',
  async (backend) => {
    await using publisher = await openPublisher(backend)
    await publisher.publish()
    const context = new RecordingContext(publisher, ANONYMOUS, publisher.query)
    const document = '{ latestNews { nodes { headline section { slug } } } }'
    const plan = new Plans(schema, ACCESS, MAX_BYTES).of(argumentsOf(schema, { document, variables: {} }, context))
    expect(await plan?.text?.(publisher.query)).not.toBeNull()
    await sql`alter table article_version drop constraint article_version_section_id_fkey`.execute(publisher.query)
    await sql`update article_version set section_id = gen_random_uuid()`.execute(publisher.query)
    expect(await plan?.text?.(publisher.query)).toBeNull()
  },
)
