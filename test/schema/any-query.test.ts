import { MapperKind, mapSchema } from '@graphql-tools/utils'
import { defaultFieldResolver, execute, getNamedType, isObjectType, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../schema/schema.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, EDITOR, NO_WEBHOOKS, openPublisher, PREVIEW_LINKS } from '../publisher.ts'
import { WHOLE_BODY } from '../whole-body.ts'
import { anyQuery } from './any-query.ts'
import { fillArchive } from './small-archive.ts'

const SEED = 20_260
const QUERIES = 300
/** Chance rarely goes as deep as a body does. */
const BODIES = `{ latestNews(first: 20) { nodes { ...WholeBody } } } ${WHOLE_BODY}`
/** Nor does it lead often to a draft with every text, or to a scheduled version. */
const PREVIEWS = `query ($draft: String!, $scheduled: String!, $ofFeed: String!) {
  ofFeed: preview(token: $ofFeed) { draft { deskFields } }
  scheduled: preview(token: $scheduled) { scheduled { publishAt labels { slug } tags { slug } } }
  draft: preview(token: $draft) { draft { byline canonicalUrl dateline embargoedUntil genre
  seoDescription seoTitle slugline socialDescription socialTitle } } }`
/** Needs a scope that editors do not have. */
const NOT_FOR_EDITORS = /^(Query\.(tokens|webhooks?)|(Token|Webhook\w*)\.\w+)$/

/** Every field that a query can lead to. */
function queryable(): string[] {
  const types = new Set([schema.getQueryType()])
  for (const type of types) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const named = getNamedType(field.type)
      if (isObjectType(named)) types.add(named)
      else if ('getTypes' in named || 'getInterfaces' in named)
        for (const one of schema.getPossibleTypes(named)) types.add(one)
    }
  }
  return [...types].flatMap((type) => Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`))
}

test('random queries and one of whole bodies show a value of every field that a query can ask for', async () => {
  const shown = new Set<string>()
  const recording = mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name, type) => ({
      ...field,
      async resolve(...args) {
        const value = await (field.resolve ?? defaultFieldResolver)(...args)
        if (value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
          shown.add(`${type}.${name}`)
        return value
      },
    }),
  })
  const [backend] = backends
  if (!backend) throw new Error('There is no backend.')
  await using publisher = await openPublisher(backend)
  const known = await fillArchive(publisher)
  const queries = Array.from({ length: QUERIES }, (_, count) => anyQuery(chance(SEED + count), known))
  const others = [
    { document: BODIES, variables: {} },
    {
      document: PREVIEWS,
      variables: { draft: known.preview.at(-1), scheduled: known.preview[3], ofFeed: known.preview[4] },
    },
  ]
  for (const [count, { document, variables }] of [...queries, ...others].entries()) {
    const parsed = parse(document)
    expect(validate(schema, parsed), document).toEqual([])
    await execute({
      schema: recording,
      document: parsed,
      variableValues: variables,
      contextValue: {
        query: publisher.query,
        viewer: count % 2 === 0 ? ANONYMOUS : EDITOR,
        newsroom: publisher.newsroom,
        previewLinks: PREVIEW_LINKS,
        webhooks: NO_WEBHOOKS,
        epoch: 'the-epoch',
        publicUrl: 'http://localhost:4000',
        addCacheTag() {},
      },
    })
  }
  const asked = queryable().filter((field) => !NOT_FOR_EDITORS.test(field))
  expect(asked.filter((field) => !shown.has(field))).toEqual([])
})
