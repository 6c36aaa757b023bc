import { readFileSync } from 'node:fs'
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { expect, test } from 'vitest'
import { reference } from '../../schema/reference.ts'
import { printed, schema } from '../../schema/schema.ts'
import { statesPage } from '../../schema/states-page.ts'

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

test('the printed schema is the one that runs (npm run schema writes it)', () => {
  expect(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(printed())
})

test('the reference for people is of the schema that runs, and every name in it leads to its type', () => {
  const page = readFileSync(new URL('../../docs/reference.md', import.meta.url), 'utf8')
  expect(page).toBe(reference(schema))
  const headings = new Set([...page.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name.toLowerCase()))
  const links = [...page.matchAll(/\(#(\w+)\)/g)].map(([, name = '']) => name)
  expect(links.filter((name) => !headings.has(name))).toEqual([])
  expect(links.length).toBeGreaterThan(100)
})

test('the page on states is that of the table which mutations use', () => {
  expect(readFileSync(new URL('../../docs/states.md', import.meta.url), 'utf8')).toBe(statesPage())
})

test('every type, field, argument, input field and value says what it is for', () => {
  const silent = types.flatMap(described).filter(([, description]) => (description ?? '').trim() === '')
  expect(silent.map(([name]) => name)).toEqual([])
  expect(types.flatMap(described).length).toBeGreaterThan(250)
})

test('every scalar names its specification, but for the cursor of the log, which is opaque', () => {
  const specified = types.flatMap((type) =>
    'specifiedByURL' in type ? [[type.name, type.specifiedByURL ?? null]] : [],
  )
  expect(specified.sort()).toEqual([
    ['DateTime', expect.stringMatching(/^https:/)],
    ['LanguageTag', expect.stringMatching(/^https:/)],
    ['LogCursor', null],
    ['URL', expect.stringMatching(/^https:/)],
  ])
})

type Described = [name: string, description: string | null | undefined]

function described(type: GraphQLNamedType): Described[] {
  const own: Described = [type.name, type.description]
  if (isEnumType(type)) {
    return [own, ...type.getValues().map((value): Described => [`${type}.${value.name}`, value.description])]
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    return [own, ...fields.map((field): Described => [`${type}.${field.name}`, field.description])]
  }
  if (!isObjectType(type)) return [own]
  const fields = Object.values(type.getFields()).flatMap((field): Described[] => [
    [`${type}.${field.name}`, field.description],
    ...field.args.map((arg): Described => [`${type}.${field.name}(${arg.name})`, arg.description]),
  ])
  return [own, ...fields]
}
