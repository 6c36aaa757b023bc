import { readFileSync } from 'node:fs'
import SchemaBuilder from '@pothos/core'
import { GraphQLError, type GraphQLField, isIntrospectionType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { POLICY_PLUGIN } from '../../../schema/policy/plugin.ts'
import { policyOf } from '../../../schema/policy/policy.ts'
import { policyPage } from '../../../schema/policy/table.ts'
import { schema } from '../../../schema/schema.ts'
import { SCOPES } from '../../../schema/viewer/scopes.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { ANONYMOUS } from '../../publisher.ts'

const fields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !isIntrospectionType(type))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })))
const guarded = fields.filter(({ field }) => policyOf(field) !== 'public')

function withScopes(...scopes: string[]): Viewer {
  return { ...ANONYMOUS, subject: 'somebody', scopes: new Set(scopes) }
}

/** The code that the resolver refuses the viewer with; null if it goes on, whatever becomes of it. */
async function refusal({ resolve }: GraphQLField<unknown, unknown>, viewer: Viewer): Promise<unknown> {
  try {
    await Reflect.apply(resolve ?? (() => null), null, [{}, {}, { viewer }, {}])
    return null
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions.code : null
    return code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? code : null
  }
}

test('every field has a policy, and every mutation one that asks for a scope', () => {
  expect(fields.filter(({ field }) => policyOf(field) === null).map(({ name }) => name)).toEqual([])
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).map((name) => `Mutation.${name}`)
  expect(mutations.filter((name) => !guarded.some((one) => one.name === name))).toEqual([])
  expect(mutations.length).toBeGreaterThan(5)
})

test('the page of policies is of the schema that runs (npm run schema writes it)', () => {
  expect(readFileSync('docs/policies.md', 'utf8')).toBe(policyPage(schema))
})

test.each(guarded)('$name refuses everyone without its scope, and nobody with it', async ({ field }) => {
  const policy = policyOf(field)
  const others = SCOPES.filter((scope) => scope !== policy)
  expect(await refusal(field, ANONYMOUS)).toBe('UNAUTHENTICATED')
  expect(await refusal(field, withScopes(...others))).toBe('FORBIDDEN')
  expect(await refusal(field, withScopes(`${policy}`))).toBe(null)
})

test('articles:write drafts, publishes, corrects, withdraws and curates, and no more', async () => {
  const allowed = new Set<unknown>()
  for (const { field } of guarded) {
    if ((await refusal(field, withScopes('articles:write'))) === null) allowed.add(policyOf(field))
  }
  expect([...allowed].sort()).toEqual([
    'articles:correct',
    'articles:draft',
    'articles:publish',
    'articles:withdraw',
    'curations:write',
  ])
})

function openBuilder() {
  const builder = new SchemaBuilder<{ Context: { viewer: Viewer } }>({ plugins: [POLICY_PLUGIN] })
  builder.queryType({ scope: 'public', fields: (t) => ({ time: t.string({ resolve: () => 'now' }) }) })
  return builder
}

test('a schema with a mutation that declares no policy is not built, whatever its type says', () => {
  const builder = openBuilder()
  builder.mutationType({ scope: 'articles:draft', fields: (t) => ({ erase: t.string({ resolve: () => 'all' }) }) })
  expect(() => builder.toSchema()).toThrow(/Mutation.erase has no policy. Give the field the option scope/)
})

test('a schema with a field that has no policy, of its own or of its type, is not built', () => {
  const builder = openBuilder()
  const Note = builder
    .objectRef<{ text: string }>('Note')
    .implement({ fields: (t) => ({ text: t.exposeString('text') }) })
  builder.queryField('note', (t) => t.field({ type: Note, resolve: () => ({ text: 'secret' }) }))
  expect(() => builder.toSchema()).toThrow(/Note.text has no policy. Give the field or its type/)
})
