import { isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../../schema/schema.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher } from '../../publisher.ts'

const ROOTS = [schema.getQueryType(), schema.getMutationType()]
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ coordinate: `${type}.${field.name}`, field })))

test('every query and mutation is nullable but for the viewer, who cannot be refused', () => {
  const required = ROOTS.filter(({ field }) => isNonNullType(field.type)).map(({ coordinate }) => coordinate)
  expect(required).toEqual(['Query.viewer'])
  expect(ROOTS.length).toBeGreaterThan(40)
})

/** Each is refused to an anonymous reader. */
const REFUSED = [
  'latestNews(first: 0) { asOf }',
  'latestNews(after: "nothing") { asOf }',
  'latestNews(first: 1, last: 1) { nodes { id } }',
  'article(ref: { id: "nothing" }) { id }',
  'articles { totalCount }',
  'authors(first: 101) { totalCount }',
  'sections(after: "nothing") { nodes { slug } }',
  'tags(first: 0) { nodes { slug } }',
  'curations(after: "nothing") { nodes { slug } }',
  'changedSince(cursor: "nothing") { asOf }',
  'search(query: "x", first: 0) { totalCount }',
  `nodes(ids: [${Array(101).fill('"nothing"').join()}]) { id }`,
  'mediaList { id }',
  'tokens { id }',
]

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    await publisher.publish({ uri: 'urn:one', headline: 'One' })
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test.each(REFUSED)('a refused %s leaves the others as they are', async (refused) => {
    const query = `{ wrong: ${refused} article(ref: { uri: "urn:one" }) { headline } latestNews { nodes { headline } } }`
    const { data, errors } = await publisher.post(query, {}, ANONYMOUS)
    expect(data).toEqual({ wrong: null, article: { headline: 'One' }, latestNews: { nodes: [{ headline: 'One' }] } })
    expect(errors?.map(({ path }) => path?.[0])).toEqual(['wrong'])
  })
})
