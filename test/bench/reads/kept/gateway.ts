import type { ChildProcess } from 'node:child_process'
import { mintToken } from '../../../../src/auth/tokens.ts'
import { TEST_SECRET } from '../../../backends.ts'
import { startGateway } from '../../../process/gateway-process.ts'
import { openOwnDatabase } from '../../own-database.ts'
import { get } from './requests.ts'

const STORIES = 60
const BODY = '<p>A ferry went down the river and nobody on the bank looked up from the paper, for once. </p>'.repeat(40)
const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }'

/** A gateway process on a database of its own, with some stories. */
export interface ReadGateway extends AsyncDisposable {
  readonly origin: string
  readonly process: ChildProcess
  /** A query whose answer is about so large, and how large it is. */
  queryOf(kilobytes: number): Promise<{ query: string; bytes: number }>
  etagOf(query: string): Promise<string>
  /** Publishes one more story, which the answers show. */
  publish(): Promise<void>
}

export async function openReadGateway(databaseUrl: string): Promise<ReadGateway> {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await openOwnDatabase(databaseUrl))
  const env = { PORT: '0', NODE_ENV: 'production', DATABASE_URL: own.url, TRUSTED_PROXIES: '1' }
  const gateway = opened.use(startGateway(env))
  const { port } = new URL(await gateway.ready())
  const origin = `http://127.0.0.1:${port}`
  const token = await mintToken(TEST_SECRET, 'bench', 'articles:write sections:write', 36_000)
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    if (text.includes('"errors"')) throw new Error(text)
  }
  let count = 0
  const publish = () => {
    const headline = `Harbour reopens after the storm, part ${++count}`
    return ask(PUBLISH, { input: { headline, language: 'en', section: 'news', bodyHtml: BODY } })
  }
  await ask('mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }')
  for (let story = 0; story < STORIES; story++) await publish()
  const answerTo = (query: string) => {
    const { headers, requests } = get(origin, query)
    return fetch(`${origin}${requests[0]?.path}`, { headers })
  }
  const parts = opened.move()
  return {
    origin,
    process: gateway.process,
    publish,
    async queryOf(kilobytes) {
      const fields =
        kilobytes < 10 ? 'id headline publishedAt section { name }' : 'id headline bodyText section { name }'
      let query = ''
      let bytes = 0
      for (let first = 1; first <= STORIES && bytes < kilobytes * 1_000; first++) {
        query = `{ latestNews(first: ${first}) { nodes { ${fields} } } }`
        bytes = (await (await answerTo(query)).arrayBuffer()).byteLength
      }
      return { query, bytes }
    },
    async etagOf(query) {
      return (await answerTo(query)).headers.get('etag') ?? ''
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
