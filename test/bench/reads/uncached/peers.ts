import { CONNECTION_OPTIONS } from '../../../../db/connection/postgres.ts'
import { endChild, startChild } from '../../live/child.ts'
import { documentsIn, QUESTIONS_FOLDER } from '../questions.ts'
import { askedOverHttp, askedOverWebSocket, type ReadServer } from './read-server.ts'

export const JSON_BODY = { 'content-type': 'application/json', accept: 'application/json' }
export const variables = (slug: string | null) => (slug === null ? {} : { variables: { slug } })
export const posted = (body: object) => ({ path: '/graphql', body: JSON.stringify(body) })

/** A server in a file of its own, which is given the address of the database and speaks GraphQL. */
export async function openPeer(file: string, databaseUrl: string, folder = QUESTIONS_FOLDER): Promise<ReadServer> {
  const documents = documentsIn(folder)
  return askedOverHttp({
    ...(await openServer(file, databaseUrl)),
    method: 'POST',
    headers: JSON_BODY,
    request: (question, slug) => posted({ query: documents.get(question), ...variables(slug) }),
  })
}

/** `tuned`, its statements are planned as the gateway's are. */
export async function openLimit(databaseUrl: string, { tuned } = { tuned: false }): Promise<ReadServer> {
  return askedOverHttp({
    ...(await openServer('../limit/server.ts', databaseUrl, ...(tuned ? [CONNECTION_OPTIONS] : []))),
    method: 'GET',
    headers: {},
    request: (question, slug) => ({ path: slug === null ? `/${question}` : `/${question}/${slug}` }),
  })
}

export async function openSocketLimit(databaseUrl: string): Promise<ReadServer> {
  return askedOverWebSocket({
    ...(await openServer('../limit/server.ts', databaseUrl)),
    payload: (question, slug) => ({ question, ...variables(slug) }),
  })
}

async function openServer(file: string, ...given: string[]) {
  const [child, port] = await startChild(new URL(file, import.meta.url), given)
  return { process: child, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => endChild(child) }
}
