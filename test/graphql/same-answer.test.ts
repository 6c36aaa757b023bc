import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/schema.ts'
import { mintToken } from '../../src/auth/tokens.ts'
import { ask } from '../../src/graphql/ask.ts'
import { sha256 } from '../../src/graphql/documents.ts'
import { type Backend, backends, TEST_SECRET } from '../backends.ts'
import { chance } from '../chance.ts'
import { openOn } from '../newsroom.ts'
import { openDatabase } from '../open-database.ts'
import { ANONYMOUS, NO_WEBHOOKS, PREVIEW_LINKS } from '../publisher.ts'
import { comparable, type Question, TRANSPORTS } from './every-transport.ts'
import { openAnswer } from './open-answer.ts'

/** How often each question is asked over each transport. */
const TIMES = 2

const LIST =
  'query ($first: Int) { latestNews(first: $first) { asOf pageInfo { hasNextPage } nodes { id headline bodyHtml } } }'
const STORY = '{ article(ref: { slug: "tide" }) { id headline url section { name } related { headline } } }'

const UNKNOWN_ID = sha256('another document')
const persisted = (version: number, sha256Hash: string) => ({ persistedQuery: { version, sha256Hash } })
const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

const GOOD: readonly Question[] = [
  { query: '{ __typename }' },
  { query: STORY },
  { query: LIST, variables: { first: 2 } },
  { query: '{ a: sections { nodes { slug children { slug } } } b: sections { nodes { name } } }' },
  { query: '{ article(ref: { slug: "none" }) { id } section(slug: "none") { slug } }' },
  { query: '{ search(query: "tide", first: 2) { edges { node { headline } } } }' },
  { query: 'query A { __typename } query B { sections { nodes { slug } } }', operationName: 'B' },
  { query: STORY, extensions: persisted(1, sha256(STORY)) },
  { query: STORY, documentId: sha256(STORY) },
  { query: '{ __schema { queryType { name fields { name } } } }' },
]

// What is asked, and the code of the error.
const BAD: readonly (readonly [Question, string])[] = [
  [{ query: '{ sections { slug ' }, 'GRAPHQL_PARSE_FAILED'],
  [{ query: '{ sectons { slug } }' }, 'GRAPHQL_VALIDATION_FAILED'],
  [{ query: 'query A { __typename }', operationName: 'B' }, 'BAD_REQUEST'],
  [{ query: 'query A { __typename } query B { __typename }' }, 'BAD_REQUEST'],
  [{ query: 'query ($slug: String!) { section(slug: $slug) { slug } }' }, 'BAD_USER_INPUT'],
  [{ query: 'query ($slug: String!) { section(slug: $slug) { slug } }', variables: { slug: 7 } }, 'BAD_USER_INPUT'],
  [{ query: LIST, variables: { first: 101 } }, 'BAD_USER_INPUT'],
  [{ query: '{ article(ref: { id: "a" }) { id } }' }, 'BAD_USER_INPUT'],
  [{ query: '{ __typename latestNews(after: "none") { asOf } }' }, 'CURSOR_INVALID'],
  [
    { query: `{ article(ref: { slug: "tide" }) { ${'related { '.repeat(12)}id${' }'.repeat(12)} } }` },
    'QUERY_TOO_DEEP',
  ],
  [{ query: '' }, 'GRAPHQL_PARSE_FAILED'],
  [{ query: '', documentId: UNKNOWN_ID }, 'PERSISTED_QUERY_NOT_FOUND'],
  [{ query: '', extensions: persisted(1, UNKNOWN_ID) }, 'PERSISTED_QUERY_NOT_FOUND'],
  [{ query: '{ __typename }', documentId: UNKNOWN_ID }, 'BAD_REQUEST'],
  [{ query: '{ __typename }', extensions: persisted(2, sha256('{ __typename }')) }, 'BAD_REQUEST'],
  [{ query: '{ __typename }', variables: { deep: nested(2_000) } }, 'BAD_REQUEST'],
  [
    { query: '{ latestNews(first: 100) { nodes { related(first: 20) { related(first: 20) { id } } } } }' },
    'QUERY_TOO_COMPLEX',
  ],
]

const SECTION = 'mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }'
const PUBLISH = `mutation ($headline: String!) {
  publishArticle(input: { headline: $headline, language: "en", section: "news", bodyHtml: "<p>Words.</p>" }) { cursor }
}`

describe.each(backends)('on $name', (backend) => {
  test('the same question gets the same data, errors and codes over every transport, whatever was asked before', async () => {
    const seed = Math.floor(Math.random() * 1_000_000_000)
    await using opened = await backend.open()
    const answers = new Map<Question, object>()
    const { url } = await overTransports(opened, seed, answers)
    for (const [question, code] of BAD) {
      expect(answers.get(question), `seed ${seed}`).toMatchObject({ errors: [{ extensions: { code } }] })
    }
    for (const question of GOOD) expect(answers.get(question), `seed ${seed}`).toMatchObject({ errors: [] })
    await byPages(opened, url, answers)
  })
})

/** Asks all questions over all transports, in random order; keeps the answer to each. */
async function overTransports(opened: Backend, seed: number, answers: Map<Question, object>) {
  await using gateway = await openOn(opened, { MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '0' })
  const token = await mintToken(TEST_SECRET, 'editor', 'articles:write sections:write', 600)
  const [, post] = TRANSPORTS.find(([name]) => name === 'POST') ?? []
  if (!post) throw new Error('there is no POST')
  const setUp = [SECTION, ...['Tide', 'Flood', 'Storm'].map(() => PUBLISH)]
  for (const [at, query] of setUp.entries()) {
    const { errors } = await post(
      gateway.url,
      { query, variables: { headline: ['', 'Tide', 'Flood', 'Storm'][at] } },
      token,
    )
    expect(errors).toBeUndefined()
  }
  for (const [name, transport, question, viewer] of inAnyOrder(seed)) {
    const answer = comparable(await transport(gateway.url, question, viewer === 'editor' ? token : null))
    const where = `seed ${seed}: ${name}, ${viewer}: ${question.query}`
    expect(answer, where).toEqual(answers.get(question) ?? answer)
    answers.set(question, answer)
  }
  return { url: gateway.url }
}

function inAnyOrder(seed: number) {
  const random = chance(seed)
  const questions = [...GOOD, ...BAD.map(([question]) => question)]
  const asked = questions.flatMap((question) =>
    TRANSPORTS.flatMap(([name, transport]) =>
      ['reader', 'editor'].flatMap((viewer) =>
        Array.from(
          { length: TIMES },
          () => [random.below(1_000_000), [name, transport, question, viewer] as const] as const,
        ),
      ),
    ),
  )
  return asked.toSorted(([one], [other]) => one - other).map(([, question]) => question)
}

/** As pages and feeds ask: operations of our own, which are valid. On the database that the gateway has left. */
async function byPages(opened: Backend, publicUrl: string, answers: ReadonlyMap<Question, object>) {
  await using database = await openDatabase(opened)
  const answer = openAnswer(
    schema,
    () => {},
    (read) => read(database.query).catch(() => null),
  )
  const { epoch } = await database.query.selectFrom('event_head').select('epoch').executeTakeFirstOrThrow()
  const context: Context = {
    query: database.query,
    viewer: ANONYMOUS,
    // No operation of a page is a mutation.
    newsroom: Object.create(null),
    previewLinks: PREVIEW_LINKS,
    webhooks: NO_WEBHOOKS,
    epoch,
    publicUrl,
    addCacheTag() {},
  }
  for (const question of GOOD.filter(({ operationName }) => operationName === undefined)) {
    const { data } = await ask(answer, parse(question.query), { ...question.variables }, context, 0)
    expect(comparable({ data: JSON.parse(JSON.stringify(data)) }), question.query).toEqual(answers.get(question))
  }
}
