import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { ACCESS } from '../../schema/policy/access.ts'
import { schema } from '../../schema/schema.ts'
import { declarationOf } from '../../schema/sql-plugin/declaration.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, EDITOR, openPublisher, type Publisher } from '../publisher.ts'
import { type Answered, argumentsOf, executed, RecordingContext } from './answers.ts'
import type { Known } from './any-argument.ts'
import { type AnyQuery, anyQuery } from './any-query.ts'
import { countedQuery } from './counted-query.ts'
import { readArchive } from './reference/archive.ts'
import { nullableSchema, plainSchema } from './reference/plain-schema.ts'
import { fillArchive } from './small-archive.ts'

/** Of each seed; more of them by READ_QUERIES. */
const QUERIES = Number(process.env.READ_QUERIES ?? 200)

const LIST = `{ latestNews(first: 3) { asOf pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  edges { cursor node { id headline labels publishedAt section { slug name } leadMedia { url altText } } } } }`
const STORY = `{ article(slug: "harbour-7") { id headline byline pubStatus updatedAt authors { id name } tags { name }
  body { __typename ... on Paragraph { html text } ... on Heading { level text } ... on Quote { text attribution }
    ... on BulletList { ordered items } ... on MediaBlock { media { url width } } ... on Embed { url provider } }
  related(first: 3) { id slug section { name } } } }`
/** As columns of the statement's own are named. */
const NAMED =
  '{ position: latestNews(first: 1) { nodes { id } } epoch: article(slug: "harbour-7") { id } r0: __typename }'
/** Ten relations, one inside the other. */
const DEEP = `{ section(slug: "world") { articles(first: 3) { asOf pageInfo { hasNextPage } nodes {
  authors { avatar { url } articles(first: 2) { nodes { tags { articles(first: 2) { nodes {
    section { parent { children { name } } } related(first: 2) { leadMedia { url } translations { source { name } } }
    corrections { text } bodyText
  } } } } } }
} } } }`

/** Whether the field says how it is read; for some arguments it may still be left to its resolver. */
function isDeclared({ name }: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return declarationOf(field) !== null || name === 'PageInfo'
}

describe.each(backends)('a query is answered as by plain resolvers, on $name', (backend) => {
  let publisher: Publisher
  let known: Known
  let plain: GraphQLSchema
  let nullable: GraphQLSchema
  const plans = new Plans<Context>(schema, ACCESS)
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    known = await fillArchive(publisher)
    plain = plainSchema(schema, await readArchive(publisher.query))
    nullable = nullableSchema(plain)
  })
  afterAll(() => publisher?.[Symbol.asyncDispose]())

  /** A context, and how many statements were run in it. */
  function recording(viewer: Viewer) {
    const counter = { statements: 0 }
    // Of its own: what failed early may still be asking.
    const query = countedQuery(publisher.query, () => counter.statements++)
    return { context: new RecordingContext(publisher, viewer, query), counter }
  }

  const byReference = (query: AnyQuery, viewer: Viewer, of: GraphQLSchema = plain) =>
    executed(argumentsOf(of, query, recording(viewer).context))

  const byBatches = (query: AnyQuery, viewer: Viewer) => executed(argumentsOf(schema, query, recording(viewer).context))

  async function byRows(query: AnyQuery, viewer: Viewer) {
    const { context, counter } = recording(viewer)
    const args = argumentsOf(schema, query, context)
    const plan = plans.of(args)
    const tree = plan && (await plan.rows(context.query).catch(() => null))
    const answer = await executed(args, tree?.root)
    return { answer, isWhole: tree !== null && plan?.complete === true, statements: counter.statements }
  }

  /** Null where Postgres does not write the answer. */
  async function byText(query: AnyQuery, viewer: Viewer): Promise<Answered | null> {
    const { context } = recording(viewer)
    const plan = plans.of(argumentsOf(schema, query, context))
    const text = await plan?.text?.(context.query).catch(() => null)
    return text ? { data: text.data, tags: context.tags, errors: new Set(), nulls: new Set() } : null
  }

  /** What ways other than batched loading answered the whole query. */
  async function compare(query: AnyQuery, viewer: Viewer, where: string = query.document) {
    const reference = await byReference(query, viewer)
    // All that can go wrong: of several errors that make the same null only the first are told.
    const { errors } = reference.errors.size > 0 ? await byReference(query, viewer, nullable) : reference
    const same = (answer: Answered, way: string) => {
      const at = `${way}, ${viewer.subject}, ${where}`
      expect(answer.data, at).toBe(reference.data)
      expect([...answer.errors.difference(errors)], at).toEqual([])
      expect(answer.nulls, at).toEqual(reference.nulls)
      // What went wrong is never kept.
      if (reference.errors.size === 0) expect(sorted(answer.tags), at).toEqual(sorted(reference.tags))
    }
    same(await byBatches(query, viewer), 'batched loading')
    const rows = await byRows(query, viewer)
    same(rows.answer, 'rows')
    const text = await byText(query, viewer)
    if (text) same(text, 'text')
    // An argument that is refused may have to be looked up, to say why.
    const isWhole = rows.isWhole && rows.answer.errors.size === 0
    if (isWhole) expect(rows.statements, where).toBe(1)
    return { isWhole, isWritten: text !== null }
  }

  test('and these share no resolver with a field that declares its SQL', () => {
    const shared = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => {
        const fields = plain.getType(type.name)
        const same = Object.values(type.getFields()).filter(
          (field) =>
            declarationOf(field) && isObjectType(fields) && fields.getFields()[field.name]?.resolve === field.resolve,
        )
        return same.map(({ name }) => `${type.name}.${name}`)
      })
    expect(shared).toEqual([])
  })

  test('as text by Postgres: lists with their cursors, stories with all that hangs on them', async () => {
    for (const document of [LIST, STORY, NAMED]) {
      expect((await compare({ document, variables: {} }, ANONYMOUS)).isWritten, document).toBe(true)
    }
  })

  test('with null where there is no article, or none that is public', async () => {
    for (const slug of ['harbour-4', 'harbour-5', 'a-draft', 'none']) {
      const document = `{ article(slug: "${slug}") { id headline } }`
      expect((await compare({ document, variables: {} }, ANONYMOUS)).isWritten, slug).toBe(true)
      expect(await byText({ document, variables: {} }, ANONYMOUS), slug).toMatchObject({ data: '{"article":null}' })
    }
  })

  test('with an empty object where every field of it is skipped', async () => {
    const document = `query ($skip: Boolean!) { author(slug: "ada") { slug @skip(if: $skip) }
      latestNews(first: 1) { nodes { section { slug @skip(if: $skip) } authors { slug @skip(if: $skip) } } } }`
    expect((await compare({ document, variables: { skip: true } }, ANONYMOUS)).isWritten).toBe(true)
  })

  test('by resolvers where it also asks about the schema', async () => {
    const document = '{ __schema { queryType { name } } latestNews(first: 1) { nodes { id __typename } } __typename }'
    expect((await compare({ document, variables: {} }, ANONYMOUS)).isWritten).toBe(false)
  })

  test('with one statement where it is ten relations deep', async () => {
    expect((await compare({ document: DEEP, variables: {} }, ANONYMOUS)).isWhole).toBe(true)
  })

  test.each([
    ['a fixed seed', 4711],
    ['any seed', Math.floor(Math.random() * 1_000_000_000)],
  ])(`as text, from rows and by batched loading, whatever it asks for (${QUERIES} queries, %s)`, async (_, seed) => {
    let written = 0
    let whole = 0
    for (let count = 0; count < QUERIES; count++) {
      // One half asks for any field, one half for what Postgres may write.
      const query = anyQuery(chance(seed + count), known, count % 4 < 2 ? undefined : isDeclared)
      const where = `seed ${seed + count}: ${query.document} ${JSON.stringify(query.variables)}`
      expect(validate(schema, parse(query.document)), where).toEqual([])
      const { isWritten, isWhole } = await compare(query, count % 2 === 0 ? ANONYMOUS : EDITOR, where)
      if (isWritten) written++
      if (isWhole) whole++
    }
    // About one in five is written, and more are whole; with some seeds fewer.
    expect(written).toBeGreaterThan(QUERIES / 10)
    expect(whole).toBeGreaterThan(QUERIES / 10)
  })
})

function sorted(tags: ReadonlyMap<string, number>): [string, number][] {
  return [...tags].sort(([one], [other]) => (one < other ? -1 : 1))
}
