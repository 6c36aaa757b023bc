import type { GraphQLSchema } from 'graphql'
import { expect } from 'vitest'
import type { Context } from '../../schema/context.ts'
import { ACCESS } from '../../schema/policy/access.ts'
import { schema } from '../../schema/schema.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { Backends } from '../backends.ts'
import { MAX_BYTES } from '../graphql/open-answer.ts'
import { openPublisher } from '../publisher.ts'
import { type Answered, argumentsOf, executed, RecordingContext } from './answers.ts'
import type { Known } from './any-argument.ts'
import type { AnyQuery } from './any-query.ts'
import { countedQuery } from './counted-query.ts'
import { readArchive } from './reference/archive.ts'
import { nullableSchema, plainSchema } from './reference/plain-schema.ts'
import { fillArchive } from './small-archive.ts'

/** Executes queries in every way that the plugin has, and with plain resolvers as the reference. */
export interface Comparison extends AsyncDisposable {
  readonly known: Known
  /** Expects all ways to agree with the reference. Resolves with the ways other than batched loading that covered the whole query. */
  compare(query: AnyQuery, viewer: Viewer, where?: string): Promise<{ isWhole: boolean; isWritten: boolean }>
  /** The JSON that Postgres writes; null if it needs resolvers. */
  byText(query: AnyQuery, viewer: Viewer): Promise<Answered | null>
}

export async function openComparison(backend: Backends): Promise<Comparison> {
  const publisher = await openPublisher(backend)
  const known = await fillArchive(publisher)
  const plain = plainSchema(schema, await readArchive(publisher.query))
  const nullable = nullableSchema(plain)
  const plans = new Plans<Context>(schema, ACCESS, MAX_BYTES)

  /** A context, and how many statements were run in it. */
  function recording(viewer: Viewer) {
    const counter = { statements: 0 }
    // One for each context: after an early failure, statements may still be running.
    const query = countedQuery(publisher.query, () => counter.statements++)
    return { context: new RecordingContext(publisher, viewer, query), counter }
  }

  const byReference = (query: AnyQuery, viewer: Viewer, of: GraphQLSchema = plain) =>
    executed(argumentsOf(of, query, recording(viewer).context))

  const byBatches = (query: AnyQuery, viewer: Viewer) => executed(argumentsOf(schema, query, recording(viewer).context))

  async function byRows(query: AnyQuery, viewer: Viewer) {
    const { context, counter } = recording(viewer)
    const args = argumentsOf(schema, query, context)
    const plan = plans.of(args)
    const tree = plan && (await plan.rows(context.query).catch(() => null))
    const answer = await executed(args, tree?.root)
    return { answer, isWhole: tree !== null && plan?.complete === true, statements: counter.statements }
  }

  async function byText(query: AnyQuery, viewer: Viewer): Promise<Answered | null> {
    const { context } = recording(viewer)
    const plan = plans.of(argumentsOf(schema, query, context))
    const text = await plan?.text?.(context.query).catch(() => null)
    return text ? { data: text.data, tags: context.tags, errors: new Set(), nulls: new Set() } : null
  }

  async function compare(query: AnyQuery, viewer: Viewer, where: string = query.document) {
    const reference = await byReference(query, viewer)
    // All possible errors: if several cause the same null, an executor reports only the first.
    const { errors } = reference.errors.size > 0 ? await byReference(query, viewer, nullable) : reference
    const same = (answer: Answered, way: string) => {
      const at = `${way}, ${viewer.subject}, ${where}`
      expect(answer.data, at).toBe(reference.data)
      expect([...answer.errors.difference(errors)], at).toEqual([])
      expect(answer.nulls, at).toEqual(reference.nulls)
      // Errors are never cached, so their tags do not matter.
      if (reference.errors.size === 0) expect(sorted(answer.tags), at).toEqual(sorted(reference.tags))
    }
    same(await byBatches(query, viewer), 'batched loading')
    const rows = await byRows(query, viewer)
    same(rows.answer, 'rows')
    const text = await byText(query, viewer)
    if (text) same(text, 'text')
    // A refused argument may take another statement, to report the reason.
    const isWhole = rows.isWhole && rows.answer.errors.size === 0
    if (isWhole) expect(rows.statements, where).toBe(1)
    return { isWhole, isWritten: text !== null }
  }

  return { known, compare, byText, [Symbol.asyncDispose]: () => publisher[Symbol.asyncDispose]() }
}

function sorted(tags: ReadonlyMap<string, number>): [string, number][] {
  return [...tags].sort(([one], [other]) => (one < other ? -1 : 1))
}
