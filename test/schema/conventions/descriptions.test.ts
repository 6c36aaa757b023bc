import { readFileSync } from 'node:fs'
import {
  isEnumType,
  isIntrospectionType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../../schema/schema.ts'
import { ARGUMENTS, INPUT_FIELDS, OUTPUT_FIELDS } from './coordinates.ts'

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

test('every type, field, argument, input field and value has a description', () => {
  const described = [
    ...types.map(({ name, description }) => [name, description]),
    ...OUTPUT_FIELDS.map(({ coordinate, field }) => [coordinate, field.description]),
    ...[...ARGUMENTS, ...INPUT_FIELDS].map(({ coordinate, input }) => [coordinate, input.description]),
    ...types
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map(({ name, description }) => [`${type}.${name}`, description])),
  ]
  expect(described.filter(([, description]) => (description ?? '').trim() === '').map(([name]) => name)).toEqual([])
  expect(described.length).toBeGreaterThan(700)
})

test('every scalar states its format with an example, and names its specification if it has one', () => {
  const own = types.filter(isScalarType)
  expect(own.map(({ name, specifiedByURL }) => [name, specifiedByURL ?? null]).sort()).toEqual([
    ['DateTime', expect.stringMatching(/^https:/)],
    ['LanguageTag', expect.stringMatching(/^https:/)],
    ['LogCursor', null],
    ['URL', expect.stringMatching(/^https:/)],
  ])
  for (const { name, description } of own) expect(description, name).toMatch(/ e\.g\. /)
})

test('every mutation names the codes with which it may be refused, all of them documented', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const documented = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code)
  for (const { name, description } of mutations) {
    const [, codes = ''] = /^Errors: ([A-Z_, ]+)\.$/m.exec(description ?? '') ?? []
    expect(codes.split(', '), name).toContain('BAD_USER_INPUT')
    expect(
      codes.split(', ').filter((code) => !documented.includes(code)),
      name,
    ).toEqual([])
  }
})

test('every mutation has an example that is valid', () => {
  for (const { name, description, args } of mutations) {
    const [, example = ''] = /^Example: `(.+)`$/m.exec(description ?? '') ?? []
    expect(example, name).toMatch(new RegExp(`^${name}\\(input: \\{`))
    expect(validate(schema, parse(`mutation { ${example} { __typename } }`)), name).toEqual([])
    expect(args.map((arg) => [arg.name, isNonNullType(arg.type)])).toEqual([['input', true]])
  }
  expect(mutations.length).toBeGreaterThan(20)
})
