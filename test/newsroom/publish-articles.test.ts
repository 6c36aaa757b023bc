import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import { publishArticle } from '../../src/newsroom/publish/publish.ts'
import { type Published, publishArticles } from '../../src/newsroom/publish/publish-articles.ts'
import { backends } from '../backends.ts'
import { chance } from '../chance.ts'
import { EDITOR, openPublisher, type Publisher } from '../publisher.ts'

const PUBLISHED_AT = new Date('2026-01-05T06:00:00Z')

function submission(fields: Partial<ArticleSubmission>): ArticleSubmission {
  return {
    headline: 'News',
    language: 'en',
    section: 'news',
    bodyHtml: '<p>Words.</p>',
    publishAt: PUBLISHED_AT,
    ...fields,
  }
}

/** Stories as feeds bring them: again, anew, translated, unchanged, of sections that are not there, with shared names. */
function wire(seed: number, length: number): ArticleSubmission[] {
  const random = chance(seed)
  return Array.from({ length }, (_, at) => {
    const number = random.below(Math.ceil(length / 2))
    return submission({
      uri: `urn:wire:${seed}:${number}`,
      headline: `Wire ${seed} story ${number} take ${random.below(3)}`,
      section: random.pick(['news', 'world', 'europe', 'sport', 'nowhere']),
      urgency: 1 + random.below(9),
      authors: random.some(['Ada', 'ADA', 'Émile', 'emile', 'Zoe']),
      tags: random.some(['Wine', 'wine!', 'Rail', 'Snow']),
      labels: random.some(['breaking', 'video']),
      leadMedia: random.maybe(() => ({ kind: 'IMAGE', url: `https://example.org/${random.below(4)}.jpg` })),
      source: random.maybe(() => ({ name: 'Wire', url: random.pick([null, 'https://wire.example.org/']) })),
      sourceDigest: random.maybe(() => `digest ${random.below(2)}`),
      translationOf: random.below(6) === 0 ? `urn:wire:${seed}:${random.below(length)}` : null,
      expiresAt: random.below(8) === 0 ? new Date(random.pick(['2020-01-01', '2099-01-01'])) : null,
      expectedVersion: random.below(8) === 0 ? random.below(2) : null,
      slug: random.below(10) === 0 ? `slug-${random.below(3)}` : null,
      idempotencyKey: random.below(10) === 0 ? `key ${seed} ${at % 7}` : null,
      ...(random.below(12) === 0 && { publishAt: new Date('2099-06-01') }),
      ...(random.below(12) === 0 && { headline: ' ' }),
    })
  })
}

async function oneByOne(publisher: Publisher, stories: readonly ArticleSubmission[]): Promise<Published[]> {
  const outcomes: Published[] = []
  for (const story of stories) {
    outcomes.push(await publishArticle(publisher.query, story, EDITOR).catch((refused: unknown) => ({ refused })))
  }
  return outcomes
}

const said = (outcomes: readonly Published[]) =>
  outcomes.map((outcome) => ('refused' in outcome ? String(outcome.refused) : outcome.changed))

/** Everything that is stored, with names for ids and without the times of writing. */
async function stored({ query }: Publisher): Promise<unknown> {
  const { rows } = await sql<{ all: unknown }>`
    select json_build_object(
      'articles', (select json_agg(json_build_array(a.uri, a.state, a.version, a.latest_version, a.language,
          a.urgency, a.labels, a.published_at, a.source_digest, a.facets, a.search::text,
          (select min(o.uri) from article o where o.translation_group = a.translation_group)) order by a.uri)
        from article a),
      'versions', (select json_agg(json_build_array(a.uri, v.version, v.slug, v.headline, v.urgency, v.labels, s.slug, v.body,
          (select min(o.uri) from article o join article_version w on w.article_id = o.id
            where w.translation_group = v.translation_group), v.body_text, v.word_count, m.url, o.name, o.url, v.expires_at,
          array(select t.slug from unnest(v.author_ids) with ordinality i(id, at) join author t using (id) order by at),
          array(select t.slug from unnest(v.tag_ids) with ordinality i(id, at) join tag t using (id) order by at)
          ) order by a.uri, v.version)
        from article_version v join article a on a.id = v.article_id join section s on s.id = v.section_id
          left join media m on m.id = v.lead_media_id left join source o on o.id = v.source_id),
      'slugs', (select json_agg(json_build_array(l.slug, a.uri, l.is_public) order by l.slug) from slug l
        join article a on a.id = l.article_id),
      'listings', (select json_agg(json_build_array(coalesce(s.slug, p.slug, t.slug), l.published_at, a.uri)
          order by coalesce(s.slug, p.slug, t.slug), a.uri)
        from listing l join article a on a.id = l.article_id left join section s on s.id = l.facet_id
          left join author p on p.id = l.facet_id left join tag t on t.id = l.facet_id),
      'due', (select json_agg(json_build_array(a.uri, d.change, d.version, d.due_at) order by a.uri, d.change)
        from due_change d join article a on a.id = d.article_id),
      'names', (select json_agg(json_build_array(slug, name) order by slug, name)
        from (select slug, name from author union all select slug, name from tag union all select url, kind from media
          union all select coalesce(url, ''), name from source) named),
      'events', (select json_agg(json_build_array(position, kind, uri, version, before, after) order by position)
        from event where uri is not null)
    ) as all`.execute(query)
  return rows[0]?.all
}

describe.each(backends)('on $name', (backend) => {
  let single: Publisher
  let batch: Publisher
  beforeAll(async () => {
    single = await openPublisher(backend)
    batch = await openPublisher(backend)
  })
  afterAll(async () => {
    await single[Symbol.asyncDispose]()
    await batch[Symbol.asyncDispose]()
  })

  test.each([1, 2, 3, 4])('a batch leaves what its stories leave one by one: wire %i', async (seed) => {
    const stories = wire(seed, 120)
    const expected = await oneByOne(single, stories)
    expect(said(await publishArticles(batch.query, stories, EDITOR))).toEqual(said(expected))
    expect(await stored(batch)).toEqual(await stored(single))
  })

  test('a story that the database refuses takes no other with it', async () => {
    // More different words than fit into the index of one text.
    const letters = 'абвгдежзийклмноп'
    const word = (number: number) => [16, 12, 8, 4, 0].map((shift) => letters[(number >> shift) & 15]).join('')
    const endless = Array.from({ length: 80_000 }, (_, at) => word(at)).join(' ')
    const stories = Array.from({ length: 9 }, (_, at) =>
      submission({ uri: `urn:bad:${at}`, language: 'ru', ...(at === 4 && { bodyHtml: `<p>${endless}</p>` }) }),
    )
    const outcomes = await publishArticles(batch.query, stories, EDITOR)
    expect(outcomes.map((outcome) => 'refused' in outcome)).toEqual(stories.map((_, at) => at === 4))
    expect(said(outcomes)[4]).toContain('tsvector')
    const events = (await readAfter(batch.query, 0, 5_000)).filter(({ uri }) => uri?.startsWith('urn:bad:'))
    expect(events.map(({ uri }) => uri)).toEqual([0, 1, 2, 3, 5, 6, 7, 8].map((at) => `urn:bad:${at}`))
  })

  test('batches and single writers of the same uris at once each make their version, in positions without a gap', async () => {
    const uris = Array.from({ length: 20 }, (_, at) => `urn:race:${at}`)
    const stories = (headline: string) => uris.map((uri) => submission({ uri, headline, tags: [`New ${uri}`] }))
    const outcomes = await Promise.all([
      publishArticles(batch.query, stories('One'), EDITOR),
      publishArticles(batch.query, stories('Two').toReversed(), EDITOR),
      ...stories('Three').map(async (story) => [await publishArticle(batch.query, story, EDITOR)]),
    ])
    expect(outcomes.flat()).toEqual(Array.from({ length: 60 }, () => expect.objectContaining({ changed: true })))
    const versions = await batch.query
      .selectFrom('article')
      .select('latest_version as version')
      .where('uri', 'in', uris)
      .execute()
    expect(versions).toEqual(uris.map(() => ({ version: 3 })))
    const positions = (await readAfter(batch.query, 0, 5_000)).map(({ position }) => position)
    expect(positions).toEqual(positions.map((_, at) => at + 1))
  })
})
