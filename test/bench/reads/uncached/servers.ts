import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CONNECTION_OPTIONS } from '../../../../db/connection/postgres.ts'
import { startGateway } from '../../../process/gateway-process.ts'
import { endChild, startChild } from '../../live/child.ts'
import { documentsIn, type Question } from '../questions.ts'
import type { Asked } from '../wrk.ts'
import { MAX_CONNECTIONS } from './connections.ts'

/** A server under measurement that answers the questions from the archive. */
export interface ReadServer extends AsyncDisposable {
  readonly process: Pick<ChildProcess, 'pid'>
  readonly origin: string
  readonly method: Asked['method']
  readonly headers: Readonly<Record<string, string>>
  /** As it is asked with this variable. */
  request(question: Question, slug: string | null): Asked['requests'][number]
}

const QUESTIONS = new URL('../questions/', import.meta.url)
const JSON_BODY = { 'content-type': 'application/json', accept: 'application/json' }
/** Else those who ask the same at the same time share one execution. */
const FOR_ONE_ALONE = { 'cache-control': 'no-cache' }

/** This gateway, keeping nothing. `trusted`, it is asked for documents by their names. */
export async function openGateway(databaseUrl: string, { trusted } = { trusted: false }): Promise<ReadServer> {
  const gateway = startGateway({
    DATABASE_URL: databaseUrl,
    DATABASE_MAX_CONNECTIONS: String(MAX_CONNECTIONS),
    RESPONSE_CACHE_BYTES: '0',
    NODE_ENV: 'production',
    ...(trusted && { TRUSTED_DOCUMENTS: fileURLToPath(QUESTIONS) }),
  })
  const { port } = new URL(await gateway.ready())
  const documents = documentsIn(QUESTIONS)
  return {
    process: gateway.process,
    origin: `http://127.0.0.1:${port}`,
    method: 'POST',
    headers: { ...JSON_BODY, ...FOR_ONE_ALONE },
    request: (question, slug) =>
      posted({ ...(trusted ? { documentId: question } : { query: documents.get(question) }), ...variables(slug) }),
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  }
}

/** A server in a file of its own, which is given the address of the database and speaks GraphQL. */
export async function openPeer(file: string, databaseUrl: string, documents = QUESTIONS): Promise<ReadServer> {
  const texts = documentsIn(documents)
  return {
    ...(await openServer(file, databaseUrl)),
    method: 'POST',
    headers: JSON_BODY,
    request: (question, slug) => posted({ query: texts.get(question), ...variables(slug) }),
  }
}

/** `tuned`, its statements are planned as the gateway's are. */
export async function openLimit(databaseUrl: string, { tuned } = { tuned: false }): Promise<ReadServer> {
  return {
    ...(await openServer('../limit/server.ts', databaseUrl, ...(tuned ? [CONNECTION_OPTIONS] : []))),
    method: 'GET',
    headers: {},
    request: (question, slug) => ({ path: slug === null ? `/${question}` : `/${question}/${slug}` }),
  }
}

async function openServer(file: string, ...given: string[]) {
  const [child, port] = await startChild(new URL(file, import.meta.url), given)
  return { process: child, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => endChild(child) }
}

const variables = (slug: string | null) => (slug === null ? {} : { variables: { slug } })
const posted = (body: object) => ({ path: '/graphql', body: JSON.stringify(body) })
