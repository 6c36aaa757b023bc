import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgres } from '../../../db/connection/postgres.ts'
import { makeAllPublic } from '../../../db/news/publication.ts'
import { servers } from '../../backends.ts'
import { DATABASE_URL } from '../services.ts'
import { dropArchive, openArchive } from './archive/archive.ts'
import { QUESTIONS, type Question, slugsOf } from './questions.ts'
import { chart } from './report/chart.ts'
import { withFigures } from './report/report.ts'
import { readResults } from './report/results.ts'
import type { ReadServer } from './uncached/read-server.ts'
import { checkSameAnswers } from './uncached/same-answers.ts'
import { SERVERS } from './uncached/uncached.ts'

const STORIES = 300
const POOL = { maxConnections: 1, connectTimeoutMs: 5_000, statementTimeoutMs: 60_000 }

test('the page of measurements shows the figures that were measured, and a picture of them', () => {
  const page = readFileSync('docs/measurements.md', 'utf8')
  const results = readResults()
  expect(withFigures(page, results)).toBe(page)
  expect(chart(results.uncached ?? {})).toBe(readFileSync('docs/pictures/reads.svg', 'utf8'))
})

describe.runIf(servers !== null)('the archive that reads are measured on', () => {
  const server = process.env.TEST_DATABASE_URL ?? DATABASE_URL
  let url: string
  beforeAll(async () => {
    url = await openArchive(server, STORIES)
  })
  afterAll(() => dropArchive(server, STORIES))

  test('is what publishing its stories would have made of them', async () => {
    await using database = postgres(url, POOL, () => {})
    const { query } = database
    const state = async () => [
      (
        await sql`select id, state, language, urgency, labels, published_at, facets, past_facets, search::text
        from article order by id`.execute(query)
      ).rows,
      (await sql`select * from listing order by facet_id, published_at, article_id`.execute(query)).rows,
    ]
    const written = await state()
    const stories = await query.selectFrom('article').select(['id', 'published_at']).execute()
    const publications = stories.map(({ id, published_at }) => ({
      articleId: id,
      version: 1,
      kind: 'UPDATED' as const,
      publishedAt: published_at ?? new Date(),
      note: null,
    }))
    await query.transaction().execute((tx) => makeAllPublic(tx, publications))
    expect(stories).toHaveLength(STORIES)
    expect(await state()).toEqual(written)
  })

  test('answers the same to every server that is measured', async () => {
    await using opened = new AsyncDisposableStack()
    const measured = new Map<string, ReadServer>()
    for (const [name, open] of Object.entries(SERVERS)) {
      // These two have packages of their own.
      if (!/mercurius|PostGraphile/.test(name)) measured.set(name, opened.use(await open(url)))
    }
    const asked = (question: Question) => slugsOf(question, STORIES).slice(0, 3)
    for (const question of QUESTIONS) {
      for (const slug of asked(question)) await checkSameAnswers(measured, question, slug)
    }
  })
})
