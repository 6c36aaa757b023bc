import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { NO_WEBHOOKS, PREVIEW_LINKS, type Publisher } from '../publisher.ts'
import type { AnyQuery } from './any-query.ts'

/** What a query is answered with, in a form that can be compared. */
export interface Answered {
  /** The JSON of `data`. */
  readonly data: string
  /** The tags with the latest time of publication in ms that each was noted for; Infinity where it has no limit. */
  readonly tags: ReadonlyMap<string, number>
  /** `code at path` of each error. */
  readonly errors: ReadonlySet<string>
  /** The nulls in `data` that errors made. */
  readonly nulls: ReadonlySet<string>
}

/** A context for one execution that records cache tags. */
export class RecordingContext implements Context {
  readonly query: Context['query']
  readonly viewer: Viewer
  readonly newsroom: Context['newsroom']
  readonly previewLinks = PREVIEW_LINKS
  readonly webhooks = NO_WEBHOOKS
  readonly epoch = 'the-epoch'
  readonly publicUrl = 'http://localhost:4000'
  readonly tags = new Map<string, number>()

  constructor({ newsroom }: Publisher, viewer: Viewer, query: Context['query']) {
    this.query = query
    this.viewer = viewer
    this.newsroom = newsroom
  }

  readonly addCacheTag: Context['addCacheTag'] = (tag, publishedByMs = Infinity) => {
    this.tags.set(tag, Math.max(this.tags.get(tag) ?? -Infinity, publishedByMs))
  }
}

export function argumentsOf(schema: GraphQLSchema, { document, variables }: AnyQuery, contextValue: RecordingContext) {
  return { schema, document: parse(document), variableValues: variables, contextValue }
}

/** The answer of an execution. */
export async function executed(
  args: {
    readonly schema: GraphQLSchema
    readonly document: DocumentNode
    readonly variableValues: Record<string, unknown>
    readonly contextValue: RecordingContext
  },
  rootValue?: object,
): Promise<Answered> {
  const { data, errors = [] }: ExecutionResult = await execute({ ...args, rootValue })
  return {
    data: JSON.stringify(data),
    tags: args.contextValue.tags,
    errors: new Set(errors.map(({ extensions, path = [] }) => `${extensions.code} at ${path.join('.')}`)),
    nulls: new Set(errors.map(({ path = [] }) => nullOn(data, path))),
  }
}

/** Where on this path the data is null. */
function nullOn(data: unknown, path: readonly (string | number)[]): string {
  let at = data
  for (const [length, step] of path.entries()) {
    if (typeof at !== 'object' || at === null) return path.slice(0, length).join('.')
    at = Reflect.get(at, step)
  }
  return path.join('.')
}
