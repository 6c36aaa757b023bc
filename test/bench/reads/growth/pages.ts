import { postgres } from '../../../../db/postgres.ts'
import { encodePageCursor } from '../../../../schema/page-cursor.ts'
import { slugsOf } from '../questions.ts'
import { openGateway, type ReadServer } from '../uncached/servers.ts'
import type { Asked } from '../wrk.ts'

const PAGE = 20
const DEEP = 1_000
const POOL = { maxConnections: 1, connectTimeoutMs: 5_000, statementTimeoutMs: 60_000 }
const STORY = 'id slug headline publishedAt section { slug name }'

/** Reads of an archive at its start and far down, by their names. */
export interface Pages extends AsyncDisposable {
  readonly process: ReadServer['process']
  readonly asked: readonly (readonly [name: string, Asked])[]
}

export async function openPages(databaseUrl: string, stories: number): Promise<Pages> {
  const gateway = await openGateway(databaseUrl)
  const { process, origin, method, headers } = gateway
  const [root = null] = slugsOf('nested', stories)
  const latest = await cursorAt(databaseUrl, null, DEEP)
  const section = await cursorAt(databaseUrl, root, DEEP)
  const ask = (...queries: readonly string[]): Asked => ({
    origin,
    method,
    headers,
    requests: queries.map((query) => ({ path: '/graphql', body: JSON.stringify({ query }) })),
  })
  const page = (list: string, after?: string) =>
    `{ ${list}(first: ${PAGE}${after === undefined ? '' : `, after: "${after}"`}) { nodes { ${STORY} } pageInfo { hasNextPage endCursor } } }`
  const inSection = (after?: string) => `{ section(slug: "${root}") ${page('articles', after)} }`
  const articles = slugsOf('article', stories).map((slug) => `{ article(slug: "${slug}") { ${STORY} bodyText } }`)
  const search = (words: string) =>
    `{ search(query: "${words}", first: ${PAGE}) { edges { node { ${STORY} } snippet } } }`
  return {
    process,
    asked: [
      ['latest', ask(page('latestNews'))],
      [`latest page ${latest.page}`, ask(page('latestNews', latest.cursor))],
      ['section', ask(inSection())],
      [`section page ${section.page}`, ask(inSection(section.cursor))],
      ['article', ask(...articles)],
      // Found in 200 stories of any archive, and in one of a thousand.
      ['search of a rare word', ask(search('vulcano'))],
      ['search of a word in one story of a thousand', ask(search('lighthouse'))],
    ],
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  }
}

/** The cursor after which this page of a list begins, or the last full one where it is shorter. */
async function cursorAt(databaseUrl: string, section: string | null, page: number) {
  await using database = postgres(databaseUrl, POOL, () => {})
  const rows = await database.query
    .selectFrom('listing as l')
    .innerJoin('section as s', 's.id', 'l.facet_id')
    .select(['l.article_id as id', 'l.published_at as publishedAt'])
    .$if(section !== null, (query) => query.where('s.slug', '=', section ?? ''))
    .$if(section === null, (query) => query.where('s.parent_id', 'is', null))
    .orderBy('l.published_at', 'desc')
    .orderBy('l.article_id', 'desc')
    .limit(page * PAGE)
    .execute()
  const pages = Math.floor(rows.length / PAGE)
  const edge = rows[(pages - 1) * PAGE - 1]
  if (!edge) throw new Error('the archive is too small for a second page')
  return { page: pages, cursor: encodePageCursor('news', edge.publishedAt.getTime(), edge.id) }
}
