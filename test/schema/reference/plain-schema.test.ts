import { isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../../schema/schema.ts'
import { declarationOf } from '../../../schema/sql-plugin/declaration.ts'
import type { Archive } from './archive.ts'
import { plainSchema } from './plain-schema.ts'

const EMPTY: Archive = {
  head: { epoch: '', position: 0 },
  events: [],
  articles: [],
  versions: [],
  dueChanges: [],
  corrections: [],
  slugs: [],
  sections: [],
  authors: [],
  tags: [],
  labels: [],
  items: [],
  media: [],
  sources: [],
  feeds: [],
  feedItems: [],
  curations: [],
  curationItems: [],
  posts: [],
}

test('plain resolvers share nothing with a field that declares its SQL', () => {
  const plain = plainSchema(schema, EMPTY)
  const shared = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => {
      const fields = plain.getType(type.name)
      const same = Object.values(type.getFields()).filter(
        (field) =>
          declarationOf(field) && isObjectType(fields) && fields.getFields()[field.name]?.resolve === field.resolve,
      )
      return same.map(({ name }) => `${type.name}.${name}`)
    })
  expect(shared).toEqual([])
})
