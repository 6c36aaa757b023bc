import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/connection/database.ts'
import { articleByName } from '../../db/content/article.ts'
import { type LivePostArguments, livePostsOfArticle } from '../../db/content/live-posts/live-post.ts'
import type { NewsFilter } from '../../db/news/news-filter.ts'
import { allNews, type NewsArguments, newsOfAuthor, newsOfSection, newsOfTag } from '../../db/news/news-lists.ts'
import type { NewsKey } from '../../db/news/news-page.ts'
import { searchPage } from '../../db/news/search.ts'
import type { AnyRow } from '../../db/relation/entity.ts'
import { loadForRows } from '../../db/relation/loader.ts'
import { type PageRelation, relatedJson, relationJson, selectSmall } from '../../db/relation/relation.ts'
import { servers } from '../backends.ts'
import { openMigrated } from '../open-database.ts'
import { fillArchive, POSTED_MS, RARE } from './archive.ts'
import { explain } from './explain.ts'

/** The list that a slug names. */
function newsOf(slug: string | null): PageRelation<AnyRow, AnyRow, NewsArguments> {
  if (slug === null) return allNews
  if (slug.startsWith('author')) return newsOfAuthor
  return slug.startsWith('tag') ? newsOfTag : newsOfSection
}

const NOBODY = '00000000-0000-7000-8000-000000000000'
const STORIES = 20_000
const PAGE = 20
// A page and the one edge more: each looked up in the list, its article and its version.
const MAX_ROWS = 10 * (PAGE + 1)

describe.runIf(servers !== null)(`with ${STORIES} stories on Postgres`, () => {
  const opened = new AsyncDisposableStack()
  let database: Database
  const ids = new Map<string, string>()
  beforeAll(async () => {
    if (!servers) return
    database = opened.use(await openMigrated(opened.use(await servers.open())))
    await database.script(`create function uuid_of(kind text, n int) returns uuid language sql immutable
        as $$ select md5(kind || n)::uuid $$`)
    await fillArchive(database.query, STORIES)
    for (const table of ['section', 'author', 'tag'] as const) {
      for (const { slug, id } of await database.query.selectFrom(table).select(['slug', 'id']).execute())
        ids.set(slug, id)
    }
  })
  afterAll(() => opened.disposeAsync())

  const id = (slug: string) => ids.get(slug) ?? ''
  /** The key of the edge at this place of a list. */
  const keyAt = async (slug: string, place: number): Promise<NewsKey> => {
    const { rows } = await sql<NewsKey>`select published_at as "publishedAt", article_id as id from listing
        where facet_id = ${id(slug)} order by published_at desc, article_id desc offset ${place} limit 1`.execute(
      database.query,
    )
    const [key] = rows
    if (!key) throw new Error('the list is shorter')
    return key
  }
  const page = (slug: string | null, window: object = {}, filter: NewsFilter = {}) =>
    explain(database.query, (query) => {
      const list = newsOf(slug)
      const wanted = { columns: new Set(['hasNextPage']), select: selectSmall(list.row) }
      const args = { filter, window: { limit: PAGE, backward: false, ...window } }
      return loadForRows(query, list.parent, [{ id: slug && id(slug), nothing: '' }], (parent, depth) =>
        relatedJson(list, parent, depth, args, wanted),
      )
    })

  const scanned = (steps: Awaited<ReturnType<typeof page>>) =>
    steps.filter(
      ({ kind, relation }) =>
        kind === 'Seq Scan' && /^(article|article_version|listing|slug|live_post)$/.test(relation ?? ''),
    )

  test.each<[string, () => ReturnType<typeof page>]>([
    ['the latest news', () => page(null)],
    ['the oldest news, read backward', () => page(null, { backward: true })],
    ['a section', () => page('section-3')],
    ['a section over all others', () => page('root')],
    ['page 500 of a section', async () => page('root', { after: await keyAt('root', 500 * PAGE) })],
    [
      'what comes before page 500, read backward',
      async () => page('root', { backward: true, before: await keyAt('root', 500 * PAGE) }),
    ],
    ['an author', () => page('author-7')],
    ['a tag', () => page('tag-7')],
    ['a section with a filter that half of it passes', () => page('root', {}, { maxUrgency: 5 })],
    ['news of a tag', () => page(null, {}, { tags: [id('tag-7')] })],
  ])('%s is walked along an index, and only as far as the page goes', async (_name, ask) => {
    const steps = await ask()
    expect(scanned(steps)).toEqual([])
    expect(steps.filter(({ relation }) => relation === 'article_version').map(({ rows }) => rows)).toEqual([PAGE])
    expect(steps.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(MAX_ROWS)
  })

  test.each(['RELEVANCE', 'NEWEST'] as const)('a search by %s looks only at what matches', async (order) => {
    const steps = await explain(database.query, (query) => searchPage(query, 'lighthouse', {}, order, PAGE + 1, null))
    expect(scanned(steps)).toEqual([])
    expect(steps.some(({ kind }) => kind === 'Bitmap Index Scan')).toBe(true)
    // The index is sure of it: to look at the words of each hit again is what costs most.
    expect(steps.map(({ filter }) => filter).filter((filter) => filter?.includes('@@'))).toEqual([])
    const found = STORIES / RARE
    expect(steps.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(10 * found)
  })

  test.each<[string, Partial<LivePostArguments>]>([
    ['the first page', {}],
    ['a page far down', { after: { pinned: false, at: new Date(POSTED_MS - 1_900_000), id: NOBODY } }],
    ['the key events', { keyEvents: true }],
  ])('%s of a live blog looks only at its own posts', async (_name, given) => {
    const args = { limit: PAGE, keyEvents: false, all: false, ...given }
    const wanted = { columns: new Set(['hasNextPage']), select: selectSmall(livePostsOfArticle.row) }
    const { rows } = await sql<{ id: string }>`select id from article where uri = 'urn:1'`.execute(database.query)
    const list = livePostsOfArticle as PageRelation<AnyRow, AnyRow, LivePostArguments>
    const steps = await explain(database.query, (query) =>
      loadForRows(query, list.parent, [{ id: rows[0]?.id, version: 1 }], (parent, depth) =>
        relatedJson(list, parent, depth, args, wanted),
      ),
    )
    expect(scanned(steps)).toEqual([])
    expect(steps.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(3 * (PAGE + 1))
  })

  test('a story is found by id, uri or slug without looking at any other', async () => {
    const { id } = await database.query
      .selectFrom('article')
      .select('id')
      .where('uri', '=', 'urn:7')
      .executeTakeFirstOrThrow()
    for (const [by, name] of [
      ['id', id],
      ['uri', 'urn:7'],
      ['slug', 'story-7'],
    ] as const) {
      const steps = await explain(database.query, (query) =>
        loadForRows(query, articleByName.parent, [{ name }], (parent, depth) =>
          relationJson(articleByName, parent, depth, { by, all: false }, selectSmall(articleByName.row)),
        ),
      )
      expect(steps.length).toBeGreaterThan(0)
      expect(scanned(steps).filter(({ relation }) => relation !== 'slug')).toEqual([])
      expect(steps.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(10)
    }
  })
})
