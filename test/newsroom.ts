import { pino } from 'pino'
import { mintToken } from '../src/auth/tokens.ts'
import { openGateway } from '../src/compose/gateway.ts'
import { readConfig } from '../src/config/config.ts'
import { type Backend, type Backends, TEST_SECRET } from './backends.ts'

export interface Newsroom extends AsyncDisposable {
  readonly url: string
  readonly backend: Backend
  /** Sends an operation over HTTP, as an editor by default. Throws if the result has errors. */
  ask<Data = Record<string, unknown>>(query: string, variables?: object): Promise<Data>
  /** Like `ask`, but returns errors too. */
  post(query: string, variables?: object, token?: string | null): Promise<Answer>
  /** Publishes an article; returns its cursor, id and version. */
  publish(story?: object): Promise<Published>
  /** Resolves once the gateway has read the log up to the cursor: with Redis, the wake-up may arrive after the response. */
  hear(cursor: string): Promise<void>
  token(scope?: string, ttlSeconds?: number): Promise<string>
  drain(): Promise<void>
}

export interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]
}

export interface Published {
  readonly cursor: string
  readonly changed: boolean
  readonly article: { id: string; uri: string; slug: string; version: number }
}

const PUBLISH = `mutation ($input: PublishArticleInput!) {
  publishArticle(input: $input) { cursor changed article { id uri slug version } }
}`

let stories = 0

/** A token subject that does not use up the rate limit of editors. */
const listener = () => mintToken(TEST_SECRET, 'listener', 'articles:write', 600)

/** Starts a gateway in this process, on its own database, with the sections news, world and sport. */
export async function openNewsroom(backends: Backends, env: Record<string, string> = {}): Promise<Newsroom> {
  await using opened = new AsyncDisposableStack()
  const backend = opened.use(await backends.open())
  const gateway = opened.use(await openOn(backend, env))
  const newsroom = {
    url: gateway.url,
    backend,
    async post(query: string, variables: object = {}, token: string | null = null): Promise<Answer> {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      })
      return JSON.parse(await response.text())
    },
    async ask<Data>(query: string, variables: object = {}): Promise<Data> {
      const { data, errors } = await newsroom.post(query, variables, await newsroom.token())
      if (errors || !data) throw new Error(JSON.stringify(errors))
      return Object.assign<object, typeof data>({}, data) as Data
    },
    async publish(story: object = {}): Promise<Published> {
      const input = {
        headline: `Story ${++stories}`,
        language: 'en',
        section: 'news',
        bodyHtml: '<p>Words.</p>',
        ...story,
      }
      const { publishArticle } = await newsroom.ask<{ publishArticle: Published }>(PUBLISH, { input })
      return publishArticle
    },
    async hear(cursor: string): Promise<void> {
      const headers = { authorization: `Bearer ${await listener()}`, 'x-news-cursor': cursor }
      const answer = await fetch(`${gateway.url}/graphql?query={__typename}`, { headers })
      if (!answer.ok) throw new Error(await answer.text())
    },
    token: (scope = 'articles:write sections:write', ttlSeconds = 600) =>
      mintToken(TEST_SECRET, 'editor', scope, ttlSeconds),
    drain: () => gateway.drain(),
  }
  for (const [slug, parent] of [['news'], ['world'], ['europe', 'world'], ['sport']]) {
    await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
      input: { slug, name: slug, parent },
    })
  }
  const { data } = await newsroom.post('{ latestNews { asOf } }', {}, await listener())
  await newsroom.hear(Object(data?.latestNews).asOf)
  const parts = opened.move()
  return { ...newsroom, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

/** Starts another gateway on the same database, as in a cluster. */
export async function openOn(backend: Backend, env: Record<string, string> = {}) {
  const config = readConfig({
    PORT: '0',
    SEED: 'never',
    LOG_LEVEL: 'silent',
    AUTH_SECRET: TEST_SECRET,
    DRAIN_SECONDS: '1',
    MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '0',
    ...backend.env,
    ...env,
  })
  const gateway = await openGateway(config, pino({ level: config.LOG_LEVEL }))
  return {
    url: gateway.url,
    drain: () => gateway.drain(),
    async [Symbol.asyncDispose]() {
      await gateway.drain()
      await gateway[Symbol.asyncDispose]()
    },
  }
}
