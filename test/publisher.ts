import { graphql } from 'graphql'
import type { KyselyPlugin } from 'kysely'
import type { Query } from '../db/connection/database.ts'
import { logRange } from '../db/log/event-log.ts'
import type { Context, Newsroom } from '../schema/context.ts'
import { maskError } from '../schema/mask-error.ts'
import { schema } from '../schema/schema.ts'
import { ANONYMOUS, type Viewer } from '../schema/viewer/viewer.ts'
import type { Webhooks } from '../schema/webhook/webhooks.ts'
import { previewLinks } from '../src/auth/preview-links.ts'
import type { PublishingRules } from '../src/newsroom/media/alt-texts.ts'
import { newsroom } from '../src/newsroom/newsroom.ts'
import { type Backends, TEST_SECRET } from './backends.ts'
import type { Answer, Published } from './newsroom.ts'
import { openMigrated } from './open-database.ts'

/** Executes the schema on its own database, without a server. Has the same sections as `openNewsroom`. */
export interface Publisher extends AsyncDisposable {
  readonly query: Query
  /** The same database, counting its statements. */
  readonly counting: Query
  counted(): number
  readonly newsroom: Newsroom
  /** Executes an operation, as an editor by default. Throws if the result has errors. */
  ask<Data = Record<string, unknown>>(document: string, variables?: object, viewer?: Viewer): Promise<Data>
  post(document: string, variables?: object, viewer?: Viewer): Promise<Answer>
  /** Executes an operation that must fail; gives the `extensions` of its error. */
  refusal(document: string, variables?: object, viewer?: Viewer): Promise<Record<string, unknown>>
  publish(story?: object): Promise<Published>
  /** The number of SQL statements that one operation takes. */
  statements(document: string, variables?: object): Promise<number>
}

export const EDITOR: Viewer = {
  subject: 'editor',
  scopes: new Set(['articles:write', 'sections:write', 'media:write', 'feeds:write']),
  expiresAt: new Date('2100-01-01T00:00:00Z'),
}
export { ANONYMOUS }

const refused = () => Promise.reject(new Error('there are no webhooks here'))
/** Refuses every change: webhooks need a gateway that delivers. */
export const NO_WEBHOOKS: Webhooks = {
  create: refused,
  update: refused,
  rotateSecret: refused,
  resume: refused,
  replay: refused,
  delete: refused,
}
export const PREVIEW_LINKS = previewLinks(TEST_SECRET, 7 * 86_400)

export const PUBLISH = `mutation ($input: PublishArticleInput!) {
  publishArticle(input: $input) { cursor changed article { id uri slug version } }
}`
export const UPSERT_SECTION =
  'mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id slug parent { slug } } } }'

let stories = 0

/** The required fields of an article. */
export function story(fields: object = {}): object {
  return {
    headline: `Story ${++stories}`,
    language: 'en',
    section: 'news',
    ...('body' in fields ? {} : { bodyHtml: '<p>Words.</p>' }),
    ...fields,
  }
}

export async function openPublisher(backends: Backends, rules?: PublishingRules): Promise<Publisher> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await openMigrated(opened.use(await backends.open())))
  let counted = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      counted++
      return result
    },
  }
  const query = database.query.withPlugin(counter)
  const { epoch } = await logRange(query)
  const staff = newsroom(
    query,
    async () => {},
    async () => {},
    rules,
  )
  const publisher = {
    query: database.query,
    counting: query,
    counted: () => counted,
    newsroom: staff,
    async post(document: string, variables: object = {}, viewer: Viewer = EDITOR): Promise<Answer> {
      const contextValue: Context = {
        query,
        viewer,
        newsroom: staff,
        previewLinks: PREVIEW_LINKS,
        webhooks: NO_WEBHOOKS,
        epoch,
        publicUrl: 'http://localhost:4000',
        addCacheTag() {},
      }
      const result = await graphql({
        schema,
        source: document,
        variableValues: JSON.parse(JSON.stringify(variables)),
        contextValue,
      })
      const errors = result.errors?.map((error) => maskError(error, (cause) => console.error(cause)))
      return JSON.parse(JSON.stringify({ ...result, ...(errors && { errors }) }))
    },
    async ask<Data>(document: string, variables?: object, viewer?: Viewer): Promise<Data> {
      const { data, errors } = await publisher.post(document, variables, viewer)
      if (errors || !data) throw new Error(JSON.stringify(errors))
      return Object.assign<object, typeof data>({}, data) as Data
    },
    async refusal(document: string, variables?: object, viewer?: Viewer): Promise<Record<string, unknown>> {
      const { errors } = await publisher.post(document, variables, viewer)
      const [error] = errors ?? []
      if (!error) throw new Error('it was not refused')
      return error.extensions
    },
    async publish(fields?: object): Promise<Published> {
      return (await publisher.ask<{ publishArticle: Published }>(PUBLISH, { input: story(fields) })).publishArticle
    },
    async statements(document: string, variables?: object): Promise<number> {
      const before = counted
      await publisher.ask(document, variables)
      return counted - before
    },
  }
  for (const [slug, parent] of [['news'], ['world'], ['europe', 'world'], ['sport']]) {
    await publisher.ask(UPSERT_SECTION, { input: { slug, name: slug, parent } })
  }
  const parts = opened.move()
  return { ...publisher, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}
