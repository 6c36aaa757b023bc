import { type GraphQLResolveInfo, isIntrospectionType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { policyOf } from '../../../schema/policy/policy.ts'
import { schema } from '../../../schema/schema.ts'
import { ANONYMOUS } from '../../../schema/viewer/viewer.ts'

const guarded = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !isIntrospectionType(type))
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.resolve && policyOf(field) !== 'public'
        ? { name: `${type.name}.${field.name}`, resolve: field.resolve }
        : [],
    ),
  )

// If one item of a list throws, graphql-js forgets the promises of those before, whose rejection then ends the process.
test.each(guarded)('$name is refused by a rejection, not by an exception', async ({ resolve }) => {
  const info: GraphQLResolveInfo = Object.create(null)
  await expect(Promise.resolve(resolve({}, {}, { viewer: ANONYMOUS }, info))).rejects.toMatchObject({
    extensions: { code: 'UNAUTHENTICATED' },
  })
})
