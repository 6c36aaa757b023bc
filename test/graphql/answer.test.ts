import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/schema.ts'
import { resultOf, textOf } from '../../src/graphql/answer.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { ANONYMOUS, EDITOR, NO_WEBHOOKS, openPublisher, PREVIEW_LINKS, type Publisher } from '../publisher.ts'
import type { Known } from '../schema/any-argument.ts'
import { anyQuery, isDeclared } from '../schema/any-query.ts'
import { fillArchive } from '../schema/small-archive.ts'
import { openAnswer } from './open-answer.ts'

/** More of them by READ_QUERIES. */
const QUERIES = Number(process.env.READ_QUERIES ?? 200)

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  let known: Known
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    known = await fillArchive(publisher)
  })
  afterAll(() => publisher?.[Symbol.asyncDispose]())

  test(`the answer to readers and editors is what graphql-js executes on plain resolvers (${QUERIES} queries)`, async () => {
    const seed = Math.floor(Math.random() * 1_000_000_000)
    const ways = { text: 0, result: 0 }
    const answer = openAnswer(
      schema,
      () => {},
      (read) => read(publisher.query).catch(() => null),
    )
    for (let count = 0; count < QUERIES; count++) {
      // Half of the queries select any fields, the other half only those that Postgres may write.
      const { document: query, variables } = anyQuery(chance(seed + count), known, count % 2 ? isDeclared : undefined)
      for (const viewer of [ANONYMOUS, EDITOR]) {
        const context = (): Context => ({
          query: publisher.query,
          viewer,
          newsroom: publisher.newsroom,
          previewLinks: PREVIEW_LINKS,
          webhooks: NO_WEBHOOKS,
          epoch: 'the-epoch',
          publicUrl: 'http://localhost:4000',
          addCacheTag() {},
        })
        const document = parse(query)
        for (const given of [variables, turned(variables)]) {
          const where = `seed ${seed + count}, ${viewer.subject}: ${query} ${JSON.stringify(given)}`
          const plain = await execute({ schema, document, variableValues: given, contextValue: context() })
          const answered = await answer({ document, operationName: null, variables: given }, context())
          // Which of several errors are told is a matter of time.
          if (plain.errors) expect(resultOf(answered).data, where).toEqual(JSON.parse(JSON.stringify(plain)).data)
          else expect(textOf(answered), where).toBe(JSON.stringify(plain))
          expect(resultOf(answered).errors !== undefined, where).toBe(plain.errors !== undefined)
          ways['text' in answered ? 'text' : 'result']++
        }
      }
    }
    expect(ways.text).toBeGreaterThan(QUERIES / 10)
    expect(ways.result).toBeGreaterThan(QUERIES / 10)
  })

  test('an editor sees the draft and a reader does not, whoever asks first', async () => {
    const answer = openAnswer(
      schema,
      () => {},
      (read) => read(publisher.query).catch(() => null),
    )
    const document = parse('{ article(ref: { slug: "a-draft" }) { headline pubStatus } viewer { subject } }')
    for (const viewer of [ANONYMOUS, EDITOR, ANONYMOUS, EDITOR]) {
      const { data } = resultOf(
        await answer(
          { document, operationName: null, variables: {} },
          {
            query: publisher.query,
            viewer,
            newsroom: publisher.newsroom,
            previewLinks: PREVIEW_LINKS,
            webhooks: NO_WEBHOOKS,
            epoch: 'the-epoch',
            publicUrl: 'http://localhost:4000',
            addCacheTag() {},
          },
        ),
      )
      const article = viewer === EDITOR ? { headline: 'A draft', pubStatus: 'WITHHELD' } : null
      expect(data).toMatchObject({ article, viewer: { subject: viewer.subject } })
    }
  })
})

/** The same with all that is true or false turned round. */
function turned(variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
  )
}
