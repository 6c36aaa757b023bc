import { fileURLToPath } from 'node:url'
import { mintToken } from '../../../../src/auth/tokens.ts'
import { TEST_SECRET } from '../../../backends.ts'
import { startGateway } from '../../../process/gateway-process.ts'
import { documentsIn, QUESTIONS_FOLDER, type Question } from '../questions.ts'
import { MAX_CONNECTIONS } from './connections.ts'
import { JSON_BODY, posted, variables } from './peers.ts'
import { askedOverHttp, askedOverWebSocket, type HttpServer, type ReadServer } from './read-server.ts'

const TOKEN_SECONDS = 36_000
/** Else those who ask the same at the same time share one execution. */
const FOR_ONE_ALONE = { 'cache-control': 'no-cache' }

/** This gateway behind one proxy, keeping nothing, asked by readers without a token. */
export const openGateway = async (databaseUrl: string): Promise<ReadServer> =>
  askedOverHttp(await openHttpGateway(databaseUrl))

/** Asked for documents by their names. */
export async function openTrusting(databaseUrl: string): Promise<ReadServer> {
  const gateway = await openHttpGateway(databaseUrl, { TRUSTED_DOCUMENTS: fileURLToPath(QUESTIONS_FOLDER) })
  return askedOverHttp({
    ...gateway,
    request: (question, slug) => posted({ documentId: question, ...variables(slug) }),
  })
}

/** Asked by an editor. */
export async function openForEditors(databaseUrl: string): Promise<ReadServer> {
  const gateway = await openHttpGateway(databaseUrl, { MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '0' })
  const token = await mintToken(TEST_SECRET, 'bench', 'articles:write', TOKEN_SECONDS)
  return askedOverHttp({ ...gateway, headers: { ...gateway.headers, authorization: `Bearer ${token}` } })
}

export async function openForSockets(databaseUrl: string): Promise<ReadServer> {
  const gateway = await openHttpGateway(databaseUrl, { MAX_MESSAGES_PER_SECOND: '100000' })
  const documents = documentsIn(QUESTIONS_FOLDER)
  const payload = (question: Question, slug: string | null) => ({ query: documents.get(question), ...variables(slug) })
  return askedOverWebSocket({ ...gateway, payload })
}

export async function openHttpGateway(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<HttpServer> {
  const gateway = startGateway({
    DATABASE_URL: databaseUrl,
    DATABASE_MAX_CONNECTIONS: String(MAX_CONNECTIONS),
    RESPONSE_CACHE_BYTES: '0',
    TRUSTED_PROXIES: '1',
    NODE_ENV: 'production',
    ...settings,
  })
  const { port } = new URL(await gateway.ready())
  const documents = documentsIn(QUESTIONS_FOLDER)
  return {
    process: gateway.process,
    origin: `http://127.0.0.1:${port}`,
    method: 'POST',
    headers: { ...JSON_BODY, ...FOR_ONE_ALONE },
    request: (question, slug) => posted({ query: documents.get(question), ...variables(slug) }),
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  }
}
