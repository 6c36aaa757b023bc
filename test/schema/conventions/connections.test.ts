import { getNamedType, isListType, isNonNullType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../../schema/schema.ts'
import { OUTPUT_FIELDS } from './coordinates.ts'

const connections = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type.getFields().edges || type.name.endsWith('Connection'))

test('every connection has the same nodes beside its edges, and page info', () => {
  for (const type of connections) {
    const { edges, nodes, pageInfo } = type.getFields()
    const edge = edges && getNamedType(edges.type)
    const node = isObjectType(edge) ? edge.getFields().node : undefined
    expect(String(edges?.type), type.name).toBe(`[${type.name.replace('Connection', 'Edge')}!]!`)
    expect(String(nodes?.type), type.name).toBe(`[${node?.type}]!`)
    expect(String(pageInfo?.type), type.name).toBe('PageInfo!')
  }
  expect(connections.length).toBeGreaterThan(7)
})

test('every list that has a cursor is a connection, and has a size', () => {
  const paged = OUTPUT_FIELDS.filter(
    ({ coordinate, field }) =>
      !coordinate.startsWith('Subscription.') && field.args.some(({ name }) => name === 'after' || name === 'cursor'),
  )
  for (const { coordinate, field } of paged) {
    expect(connections, coordinate).toContain(getNamedType(field.type))
    expect(
      field.args.some(({ name }) => name === 'first'),
      coordinate,
    ).toBe(true)
    expect(isListType(isNonNullType(field.type) ? field.type.ofType : field.type), coordinate).toBe(false)
  }
  expect(paged.length).toBeGreaterThan(9)
})
