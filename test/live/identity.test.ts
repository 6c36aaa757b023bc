import { getVariableValues, Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/schema.ts'
import { identity } from '../../src/live/identity.ts'

interface Asked {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  readonly audience?: string
}

const FILTERED =
  'subscription ($filter: NewsFilter, $after: LogCursor) { latestNews(filter: $filter, after: $after) { uri } }'
const PLAIN = 'subscription { latestNews { uri } }'
/** As `admit` does: variables coerced, with default values. */
function of({ query, variables = {}, operationName, audience = '' }: Asked): string {
  const document = parse(query)
  const definition = document.definitions.find(
    (one) =>
      one.kind === Kind.OPERATION_DEFINITION && (operationName === undefined || one.name?.value === operationName),
  )
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no such operation')
  const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], variables)
  if (errors) throw errors[0]
  return identity({ document, operationName: operationName ?? null, variables: coerced, audience })
}

describe('two subscriptions are the same', () => {
  test.each<[what: string, one: Asked, other: Asked]>([
    ['spaces, commas and comments', { query: PLAIN }, { query: 'subscription\n{ # live\n  latestNews, { uri, } }' }],
    [
      'a fragment that nobody uses',
      { query: PLAIN },
      { query: `${PLAIN} fragment Unused on NewsEvent { kind article { id } }` },
    ],
    [
      'other operations of the document',
      { query: 'subscription One { latestNews { uri } }', operationName: 'One' },
      {
        query: 'query Other($x: Int) { latestNews(first: $x) { asOf } } subscription One { latestNews { uri } }',
        operationName: 'One',
      },
    ],
    [
      'where they begin, written into the document',
      { query: 'subscription { latestNews(after: "one") { uri } }' },
      { query: PLAIN },
    ],
    [
      'where they begin, as a variable',
      { query: FILTERED, variables: { after: 'one' } },
      { query: FILTERED, variables: { after: 'other' } },
    ],
    [
      'where they begin, as a variable or not at all',
      { query: 'subscription ($after: LogCursor) { latestNews(after: $after) { uri } }', variables: { after: 'one' } },
      { query: PLAIN },
    ],
    [
      'where they begin, with another name and a default',
      { query: 'subscription ($place: LogCursor = "there") { latestNews(after: $place) { uri } }' },
      { query: PLAIN },
    ],
    [
      'the order in which variables are given',
      {
        query:
          'subscription ($ref: ArticleRef!, $after: LogCursor) { articleUpdated(ref: $ref, after: $after) { uri } }',
        variables: { after: null, ref: { slug: 'a' } },
      },
      {
        query:
          'subscription ($ref: ArticleRef!, $after: LogCursor) { articleUpdated(ref: $ref, after: $after) { uri } }',
        variables: { ref: { slug: 'a' }, after: null },
      },
    ],
    [
      'a default, given or left out',
      { query: 'subscription ($s: String! = "a") { articleUpdated(ref: { slug: $s }) { uri } }' },
      {
        query: 'subscription ($s: String! = "a") { articleUpdated(ref: { slug: $s }) { uri } }',
        variables: { s: 'a' },
      },
    ],
    ['a variable that the operation does not have', { query: PLAIN, variables: { stray: 1 } }, { query: PLAIN }],
  ])('whatever %s', (_what, one, other) => {
    expect(of(one)).toBe(of(other))
  })
})

describe('two subscriptions differ', () => {
  test.each<[what: string, one: Asked, other: Asked]>([
    ['selection', { query: PLAIN }, { query: 'subscription { latestNews { kind } }' }],
    [
      'order of fields',
      { query: 'subscription { latestNews { uri kind } }' },
      { query: 'subscription { latestNews { kind uri } }' },
    ],
    ['alias', { query: PLAIN }, { query: 'subscription { news: latestNews { uri } }' }],
    [
      'field of a fragment',
      { query: 'subscription { latestNews { ...F } } fragment F on NewsEvent { uri }' },
      { query: 'subscription { latestNews { ...F } } fragment F on NewsEvent { kind }' },
    ],
    [
      'filter in a variable',
      { query: FILTERED, variables: { filter: { sections: ['news'] } } },
      { query: FILTERED, variables: { filter: { sections: ['sport'] } } },
    ],
    [
      'filter written into the document',
      { query: 'subscription { latestNews(filter: { sections: ["news"] }) { uri } }' },
      { query: 'subscription { latestNews(filter: { sections: ["sport"] }) { uri } }' },
    ],
    ['filter and none', { query: FILTERED, variables: { filter: { maxUrgency: 1 } } }, { query: FILTERED }],
    [
      'values that only type tells apart',
      { query: FILTERED, variables: { filter: { sections: ['1'] } } },
      { query: FILTERED, variables: { filter: { tags: ['1'] } } },
    ],
    [
      'variable of a directive',
      { query: 'subscription ($w: Boolean!) { latestNews { uri kind @include(if: $w) } }', variables: { w: true } },
      { query: 'subscription ($w: Boolean!) { latestNews { uri kind @include(if: $w) } }', variables: { w: false } },
    ],
    [
      '`after` of a list inside the article',
      { query: 'subscription { latestNews { article { revisions(after: "one") { pageInfo { endCursor } } } } }' },
      { query: 'subscription { latestNews { article { revisions(after: "two") { pageInfo { endCursor } } } } }' },
    ],
    [
      'one variable as `after` here and there',
      {
        query:
          'subscription ($a: String) { latestNews(after: $a) { article { revisions(after: $a) { pageInfo { endCursor } } } } }',
        variables: { a: 'one' },
      },
      {
        query:
          'subscription ($a: String) { latestNews(after: $a) { article { revisions(after: $a) { pageInfo { endCursor } } } } }',
        variables: { a: 'two' },
      },
    ],
    ['audience', { query: PLAIN }, { query: PLAIN, audience: 'articles:write' }],
    [
      'field',
      { query: 'subscription { articleUpdated(ref: { slug: "a" }) { uri } }' },
      { query: 'subscription { latestNews { uri } }' },
    ],
  ])('by %s', (_what, one, other) => {
    expect(of(one)).not.toBe(of(other))
  })
})
