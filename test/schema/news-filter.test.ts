import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Facets } from '../../db/tables/facets.ts'
import { matches, type NewsFilterInput } from '../../schema/news/news-filter.ts'
import { backends } from '../backends.ts'
import { type Chance, chance } from '../chance.ts'
import { openPublisher, type Publisher } from '../publisher.ts'

const LIST = 'query ($filter: NewsFilter) { latestNews(filter: $filter, first: 100) { nodes { slug } totalCount } }'

const SECTIONS = ['news', 'world', 'europe', 'sport'] as const
const AUTHORS = ['Ada', 'Tom', 'Nora']
const TAGS = ['Sea', 'Wine', 'Votes']
const LANGUAGES = ['it', 'en', 'en-GB', 'enm', 'de'] as const
const LABELS = ['breaking', 'live', 'opinion']
const day = (date: number) => new Date(Date.UTC(2026, 0, date))

interface Listed {
  readonly latestNews: { readonly nodes: readonly { slug: string }[]; readonly totalCount: number }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  const facets = new Map<string, Facets>()
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    const random = chance(3)
    for (let at = 0; at < 40; at++) {
      const section = random.pick(SECTIONS)
      const story = {
        authors: random.some(AUTHORS),
        tags: random.some(TAGS),
        labels: random.some(LABELS),
        language: random.pick(LANGUAGES),
        urgency: 1 + random.below(9),
      }
      const publishAt = day(1 + random.below(6))
      const { article } = await publisher.publish({ ...story, section, publishAt, slug: `story-${at}` })
      facets.set(article.slug, {
        ...story,
        sections: section === 'europe' ? ['europe', 'world'] : [section],
        authors: story.authors.map((name) => name.toLowerCase()),
        tags: story.tags.map((name) => name.toLowerCase()),
        publishedAt: publishAt.toISOString(),
      })
    }
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  async function listed(filter: NewsFilterInput): Promise<string[]> {
    const { latestNews } = await publisher.ask<Listed>(LIST, { filter })
    expect(latestNews.totalCount).toBe(latestNews.nodes.length)
    return latestNews.nodes.map(({ slug }) => slug).sort()
  }
  const expected = (holds: (of: Facets) => boolean) =>
    [...facets]
      .filter(([, of]) => holds(of))
      .map(([slug]) => slug)
      .sort()

  test.each<[string, NewsFilterInput, (of: Facets) => boolean]>([
    ['a section and all below it', { sections: ['world'] }, ({ sections }) => sections.includes('world')],
    ['any of two tags', { tags: ['sea', 'wine'] }, ({ tags }) => tags.includes('sea') || tags.includes('wine')],
    ['an author', { authors: ['ada'] }, ({ authors }) => authors.includes('ada')],
    ['a language and its variants', { languages: ['en'] }, ({ language }) => ['en', 'en-GB'].includes(language)],
    ['a variant alone', { languages: ['en-GB'] }, ({ language }) => language === 'en-GB'],
    ['a label', { labels: ['live', 'opinion'] }, ({ labels }) => labels.includes('live') || labels.includes('opinion')],
    ['the most urgent', { maxUrgency: 3 }, ({ urgency }) => urgency <= 3],
    ['from a day on, the day included', { publishedFrom: day(4) }, (of) => of.publishedAt >= day(4).toISOString()],
    ['before a day, the day excluded', { publishedBefore: day(4) }, (of) => of.publishedAt < day(4).toISOString()],
    ['a tag nobody has used', { tags: ['unheard'] }, () => false],
    ['an empty list', { authors: [] }, () => false],
    ['nothing given', { tags: null, maxUrgency: null }, () => true],
    [
      'a section, a tag and an urgency together',
      { sections: ['world', 'sport'], tags: ['sea'], maxUrgency: 6 },
      (of) => !of.sections.includes('news') && of.tags.includes('sea') && of.urgency <= 6,
    ],
  ])('filters by %s', async (_name, filter, holds) => {
    expect(await listed(filter)).toEqual(expected(holds))
  })

  test('a list holds what a subscription with the same filter would receive, for any filter', async () => {
    const random = chance(5)
    for (let round = 0; round < 80; round++) {
      const filter = randomFilter(random)
      expect({ filter, listed: await listed(filter) }).toEqual({
        filter,
        listed: expected((of) => matches(filter, of)),
      })
    }
  })

  test('the facets written for the ticker are those of the article', async () => {
    const rows = await publisher.query
      .selectFrom('article as a')
      .innerJoin('article_version as v', (join) =>
        join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.version'),
      )
      .select(['v.slug', 'a.facets'])
      .execute()
    for (const { slug, facets: stored } of rows) {
      const sorted = stored && { ...stored, authors: stored.authors.toSorted(), tags: stored.tags.toSorted() }
      const own = facets.get(slug)
      expect(sorted).toEqual(own && { ...own, authors: own.authors.toSorted(), tags: own.tags.toSorted() })
    }
  })

  test('a list of more than fifty is refused by its name', async () => {
    expect(await publisher.refusal(LIST, { filter: { tags: Array(51).fill('sea') } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['filter', 'tags'] }],
    })
  })
})

function randomFilter(random: Chance): NewsFilterInput {
  const slugs = (names: readonly string[]) => random.some([...names, 'unheard'].map((name) => name.toLowerCase()))
  return {
    sections: random.maybe(() => random.some([...SECTIONS, 'unheard'])),
    tags: random.maybe(() => slugs(TAGS)),
    authors: random.maybe(() => slugs(AUTHORS)),
    languages: random.maybe(() => random.some(['it', 'en', 'en-GB', 'de'])),
    labels: random.maybe(() => random.some(LABELS)),
    maxUrgency: random.maybe(() => 4 + random.below(6)),
    publishedFrom: random.maybe(() => day(1 + random.below(4))),
    publishedBefore: random.maybe(() => day(3 + random.below(5))),
  }
}
