import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { REFUSALS } from './every-transport.ts'

const nested = (depth: number) => `${'related { '.repeat(depth)}id${' }'.repeat(depth)}`

/** Fragments that each spread the one before twice: two to the power of `levels` fields in a few hundred bytes. */
const bomb = (levels: number, list: string) => {
  const fragments = Array.from(
    { length: levels },
    (_, level) =>
      `fragment F${level + 1} on Article { related(first: 100) { ...F${level} } b: related(first: 100) { ...F${level} } }`,
  )
  return `{ ${list} { nodes { ...F${levels} } } } fragment F0 on Article { id } ${fragments.join(' ')}`
}

const twins = (levels: number) => {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level + 1} on Query { ...F${level} ...F${level} }`,
  )
  return `{ ...F${levels} } fragment F0 on Query { latestNews { asOf } } ${fragments.join(' ')}`
}

// What is too much, the document, and its code.
const TOO_MUCH: readonly [string, string, string][] = [
  ['too deep', `{ latestNews { nodes { ${nested(12)} } } }`, 'QUERY_TOO_DEEP'],
  ['thousands of braces deep', '{ a '.repeat(400), 'GRAPHQL_PARSE_FAILED'],
  [
    'too many aliases of one field',
    `{ sections { nodes { ${Array.from({ length: 16 }, (_, n) => `a${n}: slug`).join(' ')} } } }`,
    'TOO_MANY_ALIASES',
  ],
  ['too many tokens', `{ ${'__typename '.repeat(1_000)} }`, 'TOO_MANY_TOKENS'],
  ['too many bytes', `{ sections { nodes { slug } } } # ${'x'.repeat(17_000)}`, 'TOO_MANY_TOKENS'],
  ['too many directives', `{ sections { nodes { slug ${'@skip(if: false) '.repeat(51)} } } }`, 'TOO_MANY_DIRECTIVES'],
  [
    'too many lists at the root',
    `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: latestNews { asOf }`).join(' ')} }`,
    'QUERY_TOO_COMPLEX',
  ],
  ['too costly', '{ latestNews(first: 100) { nodes { related(first: 100) { id } } } }', 'QUERY_TOO_COMPLEX'],
  [
    'too costly, in edges',
    '{ latestNews(first: 100) { edges { node { authors { articles(first: 100) { edges { node { id } } } } } } } }',
    'QUERY_TOO_COMPLEX',
  ],
  ['a bomb of fragments', bomb(4, 'latestNews(first: 100)'), 'QUERY_TOO_COMPLEX'],
  ['twins of twins of fragments', twins(40), 'QUERY_TOO_COMPLEX'],
  [
    'a circle of fragments',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
]

// Milliseconds for a bomb that takes a server without limits seconds to hours; a busy machine is given some grace.
const SOON_MS = 2_000

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  describe.each(REFUSALS)('over %s', (_transport, refused) => {
    test.each(TOO_MUCH)('a query that is %s is refused, and soon', async (_what, query, code) => {
      const before = performance.now()
      const { message, extensions } = await refused(newsroom.url, query)
      expect(extensions.code, message).toBe(code)
      expect(performance.now() - before).toBeLessThan(SOON_MS)
    })

    test('a refusal for its cost tells the cost and the limit', async () => {
      const query = 'query ($n: Int!) { latestNews(first: $n) { nodes { related(first: $n) { id } } } }'
      const { extensions } = await refused(newsroom.url, query, { n: 100 })
      expect(extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: 5_000 })
      expect(extensions.cost).toBeGreaterThan(5_000)
    })

    test('a subscription has the same limits', async () => {
      const query = `subscription { latestNews { article { ${nested(12)} } } }`
      expect((await refused(newsroom.url, query)).extensions.code).toBe('QUERY_TOO_DEEP')
    })
  })

  test('what editors ask every day is well within the limits', async () => {
    const page = `{
      latestNews(first: 30) { nodes { headline section { name } authors { name } tags { name } related(first: 3) { headline } } }
      sections { nodes { slug name children { slug name } } }
    }`
    expect(await newsroom.post(page)).not.toHaveProperty('errors')
  })
})
