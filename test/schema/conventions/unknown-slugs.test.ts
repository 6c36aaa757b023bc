import { getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { openTicker } from '../../ticker.ts'
import { ARGUMENTS, INPUT_FIELDS } from './coordinates.ts'

/** Every list with a `NewsFilter`, as a document with the variable `$filter`; each finds the story with the section and tags below. */
const LISTS: Readonly<Record<string, string>> = {
  'Query.latestNews(filter)': 'query ($filter: NewsFilter) { list: latestNews(filter: $filter) { nodes { uri } } }',
  'Query.search(filter)':
    'query ($filter: NewsFilter) { list: search(query: "tide", filter: $filter) { nodes { uri } } }',
  'Section.articles(filter)':
    'query ($filter: NewsFilter) { of: section(slug: "world") { list: articles(filter: $filter) { nodes { uri } } } }',
  'Tag.articles(filter)':
    'query ($filter: NewsFilter) { of: tag(slug: "sea") { list: articles(filter: $filter) { nodes { uri } } } }',
  'Author.articles(filter)':
    'query ($filter: NewsFilter) { of: author(slug: "ada") { list: articles(filter: $filter) { nodes { uri } } } }',
}
const LIVE = 'Subscription.latestNews(filter)'
/** Every other argument of a query that is a filter by slug. */
const EDITORS: Readonly<Record<string, string>> = {
  'Query.articles(author)': 'query ($slug: String) { list: articles(author: $slug) { nodes { uri } } }',
  'Query.articles(section)': 'query ($slug: String) { list: articles(section: $slug) { nodes { uri } } }',
}
/** What the story has, by the field of `NewsFilter`. */
const KNOWN = { sections: 'world', tags: 'sea', authors: 'ada' }
const FILTERS = Object.keys(KNOWN)

const isSlug = (name: string) => /^(section|tag|author)s?$/.test(name)

test('these are all the filters by slug that there are', () => {
  const filtered = ARGUMENTS.filter(({ input }) => getNamedType(input.type).name === 'NewsFilter')
  expect(filtered.map(({ coordinate }) => coordinate).sort()).toEqual([...Object.keys(LISTS), LIVE].sort())
  const fields = INPUT_FIELDS.filter(
    ({ coordinate, input }) => coordinate.startsWith('NewsFilter.') && isSlug(input.name),
  )
  expect(fields.map(({ input }) => input.name).sort()).toEqual(FILTERS.toSorted())
  const others = ARGUMENTS.filter(({ input }) => isSlug(input.name))
  expect(others.map(({ coordinate }) => coordinate).sort()).toEqual(Object.keys(EDITORS))
})

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    await newsroom.publish({ uri: 'urn:tide', headline: 'Tide', section: 'world', tags: ['sea'], authors: ['ada'] })
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  interface Found {
    readonly list?: { readonly nodes: readonly unknown[] }
    readonly of?: Found
  }
  const found = async (document: string, variables: object) => {
    const { of, list } = await newsroom.ask<Found>(document, variables)
    return (of?.list ?? list)?.nodes
  }

  describe.each(Object.entries(LISTS))('in %s', (_coordinate, document) => {
    test.each(Object.entries(KNOWN))(
      'an unknown one of the %s matches nothing, and leaves the others',
      async (name, known) => {
        expect(await found(document, { filter: { [name]: ['none'] } })).toEqual([])
        expect(await found(document, { filter: { [name]: ['none', known] } })).toEqual([{ uri: 'urn:tide' }])
      },
    )
  })

  test.each(Object.entries(EDITORS))('in %s an unknown one matches nothing', async (_coordinate, document) => {
    expect(await found(document, { slug: 'none' })).toEqual([])
    expect(await found(document, { slug: document.includes('author') ? 'ada' : 'world' })).toEqual([
      { uri: 'urn:tide' },
    ])
  })

  test.each(FILTERS)('a ticker of unknown %s waits until a story has one', async (name) => {
    await using ticker = await openTicker(newsroom.url, { variables: { filter: { [name]: [`new-${name}`] } } })
    await newsroom.publish({ headline: 'Not this' })
    if (name === 'sections') {
      const input = { slug: 'new-sections', name: 'New' }
      await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
        input,
      })
    }
    const value = `new-${name}`
    const story = name === 'sections' ? { section: value } : { [name]: [value] }
    await newsroom.publish({ uri: `urn:${name}`, ...story })
    const [first] = await Promise.race([ticker.messages(1), ticker.ended.then((end) => Promise.reject(end))])
    expect(first?.data).toMatchObject({ latestNews: { uri: `urn:${name}` } })
  })

  test('a feed of an unknown section is not found, until there is one', async () => {
    const status = async () => (await fetch(`${newsroom.url}/feeds/harbours.rss`)).status
    expect(await status()).toBe(404)
    const input = { slug: 'harbours', name: 'Harbours' }
    await newsroom.ask('mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { id } } }', {
      input,
    })
    await expect.poll(status, { timeout: 10_000 }).toBe(200)
  })
})
