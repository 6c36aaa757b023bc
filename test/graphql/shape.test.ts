import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { type QueryShape, queryShape } from '../../src/graphql/shape.ts'

const SHAPES: readonly [string, string, Partial<QueryShape>][] = [
  ['one field is one deep', '{ sections }', { depth: 1, rootFields: 1, aliases: 0, directives: 0 }],
  ['a field below a field is one deeper', '{ latestNews { nodes { headline } } }', { depth: 3 }],
  ['the deepest branch counts', '{ a { b } c { d { e } } }', { depth: 3, rootFields: 2 }],
  ['an inline fragment is no level of its own', '{ node { ... on Article { section { name } } } }', { depth: 3 }],
  [
    'a named fragment is no level of its own',
    '{ node { ...A } } fragment A on Article { section { name } }',
    { depth: 3 },
  ],
  [
    'fragments within fragments add up',
    '{ ...A } fragment A on Q { a { ...B } } fragment B on T { b { c } }',
    { depth: 3 },
  ],
  ['fields in fragments at the root are root fields', '{ a ...F ... { c } } fragment F on Q { b }', { rootFields: 3 }],
  ['a fragment that is spread twice counts twice', '{ ...F ...F } fragment F on Q { a b }', { rootFields: 4 }],
  ['the operation that asks most counts', 'query A { a } query B { b { c { d } } e }', { depth: 3, rootFields: 2 }],
  ['a field without an alias has none', '{ a { slug slug } }', { aliases: 0 }],
  ['aliases are counted by the field they rename', '{ x: a y: a z: b }', { aliases: 2 }],
  ['aliases in a fragment that nobody uses count too', '{ a } fragment F on Q { x: b y: b z: b }', { aliases: 3 }],
  [
    'directives count wherever they are',
    'query @a { b @c ... @d { e } ...F @g } fragment F on Q @h { i }',
    { directives: 5 },
  ],
  ['introspection has a limit of its own', '{ __schema { types { fields { type { name } } } } }', { depth: 1 }],
  [
    'a circle of fragments ends',
    '{ ...A } fragment A on Q { a { ...B } } fragment B on Q { b { ...A } }',
    { depth: 2 },
  ],
  ['a fragment that there is not is nothing', '{ a ...F }', { depth: 1, rootFields: 1 }],
]

test.each(SHAPES)('%s', (_name, document, shape) => {
  expect(queryShape(parse(document))).toMatchObject(shape)
})

test('a document that doubles itself forty times is measured at once', () => {
  const fragments = Array.from({ length: 40 }, (_, n) => `fragment F${n + 1} on Q { ...F${n} ...F${n} }`)
  const document = parse(`{ ...F40 } fragment F0 on Q { a } ${fragments.join(' ')}`)
  expect(queryShape(document)).toMatchObject({ depth: 1, rootFields: 2 ** 40 })
})
