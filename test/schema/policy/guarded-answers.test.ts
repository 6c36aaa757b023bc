import { execute, getOperationAST, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS } from '../../../schema/policy/access.ts'
import { Plans } from '../../../schema/sql-plugin/plans.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { admit } from '../../../src/live/admit.ts'
import { backends } from '../../backends.ts'
import { MAX_BYTES } from '../../graphql/open-answer.ts'
import { ANONYMOUS, openPublisher, type Publisher } from '../../publisher.ts'
import { RecordingContext } from '../answers.ts'
import { guardedSchema } from './guarded-schema.ts'

const DRAFTER: Viewer = { ...ANONYMOUS, subject: 'drafter', scopes: new Set(['articles:draft']) }
const SORTER: Viewer = { ...ANONYMOUS, subject: 'sorter', scopes: new Set(['sections:write']) }
const HEADLINE = 'Known to few'
const SELECTIONS = ['column', 'computed', 'selected', 'names { open secret }', 'other: column']
const QUERIES = [
  ...SELECTIONS.map((selection) => `{ story(slug: "guarded") { slug ${selection} } }`),
  '{ story(slug: "guarded") { slug } guarded(slug: "guarded") { slug column } }',
]

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  let started = 0
  const schema = guardedSchema(() => started++)
  // One for all viewers, as in a gateway: what one of them may read is not written to another.
  const plans = new Plans(schema, ACCESS, MAX_BYTES)
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    await publisher.publish({ slug: 'guarded', headline: HEADLINE })
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  /** The text that Postgres writes, the rows that resolvers would find, and what is answered from them. */
  async function answers(text: string, viewer: Viewer) {
    const context = new RecordingContext(publisher, viewer, publisher.query)
    const document = parse(text)
    const plan = plans.of({ document, contextValue: context })
    const rows = await plan?.rows(publisher.query)
    const { data, errors } = await execute({ schema, document, contextValue: context, rootValue: rows?.root })
    return {
      written: await plan?.text?.(publisher.query),
      rows: JSON.stringify(rows?.root ?? null),
      data,
      codes: errors?.map(({ extensions }) => extensions.code) ?? [],
    }
  }

  test.each(QUERIES)('a guarded field is written by Postgres to who has the scope only: %s', async (document) => {
    const { written, codes } = await answers(document, DRAFTER)
    expect(written?.data).toContain(HEADLINE)
    expect(codes).toEqual([])
    for (const [viewer, code] of [
      [ANONYMOUS, 'UNAUTHENTICATED'],
      [SORTER, 'FORBIDDEN'],
    ] as const) {
      const refused = await answers(document, viewer)
      expect(refused.written ?? null).toBe(null)
      expect(refused.codes).toEqual([code])
      expect(JSON.stringify(refused.data)).not.toContain(HEADLINE)
      // The object that holds both is computed of the same columns.
      if (!document.includes('names')) expect(refused.rows).not.toContain(HEADLINE)
    }
  })

  test('what is public is written to everyone by Postgres', async () => {
    const document = '{ story(slug: "guarded") { slug names { open } } }'
    expect((await answers(document, ANONYMOUS)).written?.data).toBe(
      '{"story":{"slug":"guarded","names":{"open":"guarded"}}}',
    )
  })

  test('a guarded subscription is refused before it looks for anything', async () => {
    const document = parse('subscription { ticks }')
    const operation = getOperationAST(document)
    if (!operation) throw new Error('it has no operation')
    const subscribe = (viewer: Viewer) =>
      admit(
        schema,
        { document, operation, operationName: null, variables: {}, cost: 1 },
        new RecordingContext(publisher, viewer, publisher.query),
        () => Promise.reject(new Error('no cursor was given')),
        null,
      )
    await expect(subscribe(ANONYMOUS)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    await expect(subscribe(SORTER)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    expect(started).toBe(0)
    expect(await subscribe(DRAFTER)).toMatchObject({ operation: { audience: 'articles:draft' } })
    expect(started).toBe(1)
  })
})
