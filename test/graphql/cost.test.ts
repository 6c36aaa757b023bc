import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql'
import { expect, test } from 'vitest'
import { IN_BLOCK } from '../../schema/body/in-block.ts'
import { schema } from '../../schema/schema.ts'
import { queryCost } from '../../src/graphql/cost.ts'

const SCHEMA = buildSchema(`
  interface Node { id: ID! }
  type Query {
    one: Story
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    news(first: Int, last: Int): Page!
    sections: [Section!]!
  }
  type Page { edges: [Edge!]! nodes: [Story!]! total: Int! }
  type Edge { node: Story! }
  type Story implements Node { id: ID! body: [Block!]! related(first: Int = 5): [Story!]! section: Section! }
  type Section implements Node { id: ID! children: [Section!]! }
  type Block { items: [Item!]! }
  type Item { id: ID! }
  type Mutation { publish: Story }
  type Subscription { live: Story }
`)

Object.assign(SCHEMA.getType('Block')?.extensions ?? {}, IN_BLOCK)

function cost(text: string, given: Record<string, unknown> = {}, of = SCHEMA): number {
  const document = parse(text)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const { coerced } = getVariableValues(of, operation.variableDefinitions ?? [], given)
  if (!coerced) throw new Error('the variables are wrong')
  return queryCost(of, document, operation, coerced)
}

const COSTS: readonly [string, string, Record<string, unknown>, number][] = [
  ['texts and numbers cost nothing', '{ __typename }', {}, 0],
  ['an object costs one', '{ one { id } }', {}, 1],
  ['an object in an object costs one more', '{ one { section { id } } }', {}, 2],
  ['a list costs what it asks for', '{ one { related(first: 7) { id } } }', {}, 1 + 7],
  ['a list multiplies what is below it', '{ one { related(first: 7) { section { id } } } }', {}, 1 + 7 * 2],
  ['lists in lists multiply', '{ one { related(first: 10) { related(first: 10) { id } } } }', {}, 1 + 10 * (1 + 10)],
  ['a list that takes no size counts for five', '{ sections { children { id } } }', {}, 5 * (1 + 5)],
  ['a list that is not told its size counts for its default', '{ one { related { id } } }', {}, 1 + 5],
  ['a list without a default size counts for twenty', '{ news { nodes { id } } }', {}, 20 * 2],
  [
    'the schema counts for a hundred',
    '{ one { id } __schema { types { name } } __type(name: "Story") { name } }',
    {},
    201,
  ],
  ['a size in a variable counts', 'query ($n: Int) { one { related(first: $n) { id } } }', { n: 30 }, 1 + 30],
  [
    'a variable that is not given counts for the default',
    'query ($n: Int) { one { related(first: $n) { id } } }',
    {},
    1 + 5,
  ],
  [
    'a default of a variable counts if it is not given',
    'query ($n: Int = 100) { one { related(first: $n) { id } } }',
    {},
    1 + 100,
  ],
  [
    'a given variable counts in the place of its default',
    'query ($n: Int = 100) { one { related(first: $n) { id } } }',
    { n: 2 },
    1 + 2,
  ],
  ['defaults of ids count', 'query ($ids: [ID!]! = ["a", "b", "c"]) { nodes(ids: $ids) { id } }', {}, 3],
  ['a list in a block counts once, whatever its length', '{ one { body { items { id } } } }', {}, 1 + 5 * (1 + 1)],
  ['the last ones cost as the first ones', '{ news(last: 30) { total } }', {}, 30],
  ['edges and nodes cost no more than their page', '{ news(first: 3) { edges { node { id } } } }', {}, 3 * (1 + 1 + 1)],
  ['no size makes a list free', '{ one { related(first: -5) { section { id } } } }', {}, 1 + 2],
  ['no size is worse than the largest that is served', '{ one { related(first: 1000000) { id } } }', {}, 1 + 100],
  ['ids cost one each', '{ nodes(ids: ["a", "b", "c"]) { id } }', {}, 3],
  ['ids in a variable cost one each', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] }, 2],
  ['what is on a type counts', '{ node(id: "a") { ... on Story { section { id } } } }', {}, 2],
  ['a fragment counts where it is spread', '{ one { ...F } } fragment F on Story { section { id } }', {}, 2],
  ['a mutation counts', 'mutation { publish { section { id } } }', {}, 2],
  ['a subscription counts', 'subscription { live { section { id } } }', {}, 2],
  ['a circle of fragments ends', '{ one { ...A } } fragment A on Story { section { id } ...A }', {}, 2],
]

test('a field with a whole body counts for ten, under each of its names', () => {
  const bodies = '{ latestNews(first: 7) { nodes { headline bodyHtml b: bodyHtml bodyText } } }'
  expect(cost(bodies, {}, schema)).toBe(7 * (1 + 1 + 30))
})

test.each(COSTS)('%s', (_name, text, variables, expected) => {
  expect(cost(text, variables)).toBe(expected)
})

test('a document is weighed anew for the sizes of this time', () => {
  const document = parse('query ($n: Int, $ids: [ID!]!) { one { related(first: $n) { id } } nodes(ids: $ids) { id } }')
  const operation = getOperationAST(document)
  const weighed = (n: number, ids: string[]) => operation && queryCost(SCHEMA, document, operation, { n, ids })
  expect([weighed(2, ['a']), weighed(50, ['a']), weighed(2, ['a', 'b'])]).toEqual([4, 52, 5])
})

test('a bomb of fragments is weighed at once, and weighs what it would do', () => {
  const fragments = Array.from(
    { length: 30 },
    (_, n) => `fragment F${n + 1} on Story { a: related(first: 100) { ...F${n} } b: related(first: 100) { ...F${n} } }`,
  )
  expect(cost(`{ one { ...F30 } } fragment F0 on Story { id } ${fragments.join(' ')}`)).toBeGreaterThan(200 ** 30)
})
