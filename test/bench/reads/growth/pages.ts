import { postgres } from '../../../../db/connection/postgres.ts'
import { encodePageCursor } from '../../../../schema/paging/page-cursor.ts'
import type { Load } from '../load/load.ts'
import { overHttp } from '../load/wrk.ts'
import { slugsOf } from '../questions.ts'
import { openHttpGateway } from '../uncached/gateway.ts'
import type { ReadServer } from '../uncached/read-server.ts'

const PAGE = 20
/** With the sections below it, it holds more than one story in four. */
const SECTION = 'section-1'
const SECTION_SHARE = 4
const POOL = { maxConnections: 1, connectTimeoutMs: 5_000, statementTimeoutMs: 60_000 }
const STORY = 'id slug headline publishedAt section { slug name }'

/** Reads of an archive at its start and far down, by their names. */
export interface Pages extends AsyncDisposable {
  readonly process: ReadServer['process']
  readonly loads: readonly (readonly [name: string, Load])[]
}

/** The pages that also an archive of so many stories has, far from their start. */
export function deepPages(stories: number): { readonly latest: number; readonly section: number } {
  return {
    latest: Math.min(1_000, Math.floor(stories / PAGE) - 1),
    section: Math.min(600, Math.floor(stories / SECTION_SHARE / PAGE)),
  }
}

export async function openPages(databaseUrl: string, deep: ReturnType<typeof deepPages>): Promise<Pages> {
  const latest = await cursorBefore(databaseUrl, null, deep.latest)
  const section = await cursorBefore(databaseUrl, SECTION, deep.section)
  const gateway = await openHttpGateway(databaseUrl)
  const { process, origin, method, headers } = gateway
  const ask = (query: string, slugs: readonly (string | null)[] = [null]): Load =>
    overHttp({
      origin,
      method,
      headers,
      requests: slugs.map((slug) => ({ path: '/graphql', body: JSON.stringify({ query, variables: { slug } }) })),
    })
  const page = (list: string, after?: string) =>
    `{ ${list}(first: ${PAGE}${after === undefined ? '' : `, after: "${after}"`}) { nodes { ${STORY} } pageInfo { hasNextPage endCursor } } }`
  const inSection = (after?: string) => `{ section(slug: "${SECTION}") ${page('articles', after)} }`
  const article = `query ($slug: String!) { article(ref: { slug: $slug }) { ${STORY} bodyText } }`
  const search = (words: string) =>
    `{ search(query: "${words}", first: ${PAGE}) { edges { node { ${STORY} } snippet } } }`
  return {
    process,
    loads: [
      ['latest', ask(page('latestNews'))],
      [`latest, page ${deep.latest}`, ask(page('latestNews', latest))],
      ['section', ask(inSection())],
      [`section, page ${deep.section}`, ask(inSection(section))],
      ['article', ask(article, slugsOf('article', deep.latest * PAGE))],
      // Found in 200 stories of any archive, and in one of a thousand.
      ['search of a rare word', ask(search('vulcano'))],
      ['search of a word in one story of a thousand', ask(search('lighthouse'))],
    ],
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  }
}

/** The cursor after which this page of a list begins. */
async function cursorBefore(databaseUrl: string, section: string | null, page: number): Promise<string> {
  await using database = postgres(databaseUrl, POOL, () => {})
  const edge = await database.query
    .selectFrom('listing as l')
    .innerJoin('section as s', 's.id', 'l.facet_id')
    .select(['l.article_id as id', 'l.published_at as publishedAt'])
    .$if(section !== null, (query) => query.where('s.slug', '=', section ?? ''))
    .$if(section === null, (query) => query.where('s.parent_id', 'is', null))
    .orderBy('l.published_at', 'desc')
    .orderBy('l.article_id', 'desc')
    .offset((page - 1) * PAGE - 1)
    .limit(1)
    .executeTakeFirstOrThrow()
  return encodePageCursor('news', edge.publishedAt.getTime(), edge.id)
}
