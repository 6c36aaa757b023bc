import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher } from '../../publisher.ts'

const SEARCH = `query ($query: String!, $filter: NewsFilter, $orderBy: SearchOrder, $first: Int) {
  search(query: $query, filter: $filter, orderBy: $orderBy, first: $first) {
    totalCount edges { score snippet node { uri } } } }`

interface Found {
  readonly search: {
    readonly totalCount: number
    readonly edges: readonly { score: number; snippet: string; node: { uri: string } }[]
  }
}

const STORIES = [
  {
    uri: 'it:porto',
    language: 'it',
    headline: 'Le navi lasciano il porto',
    bodyHtml: '<p>Perché piove da giorni.</p>',
  },
  { uri: 'it:caffe', language: 'it-CH', headline: 'Un caffè a Trieste', bodyHtml: '<p>La città è più lenta.</p>' },
  { uri: 'en:ships', language: 'en', headline: 'Ships leaving the harbour', bodyHtml: '<p>It has been raining.</p>' },
  { uri: 'en:cafe', language: 'en-GB', headline: 'The café closes', bodyHtml: '<p>Running water is back.</p>' },
  { uri: 'de:hafen', language: 'de', headline: 'Schiffe verlassen den Hafen', bodyHtml: '<p>Überall Regen.</p>' },
] as const

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    for (const story of STORIES) await publisher.publish(story)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  async function uris(query: string, rest: object = {}): Promise<string[]> {
    const { search } = await publisher.ask<Found>(SEARCH, { query, ...rest }, ANONYMOUS)
    expect(search.totalCount).toBe(search.edges.length)
    return search.edges.map(({ node }) => node.uri)
  }

  test.each([
    ['an Italian word in another form', 'nave', ['it:porto']],
    ['an English word in another form', 'ship', ['en:ships']],
    ['an English word in another form of the body', 'run', ['en:cafe']],
    ['a word of another language as it is written', 'hafen', ['de:hafen']],
    ['no other form of such a word', 'hafens', []],
    ['an Italian word without its accent', 'perche', ['it:porto']],
    ['an Italian word with it', 'citta', ['it:caffe']],
    ['a German word without its dots', 'uberall', ['de:hafen']],
    ['a word that two languages share', 'café', ['en:cafe']],
    ['an accent that nobody wrote', 'hàrbour', ['en:ships']],
    ['an accent written as a mark of its own', 'caffe\u0300', ['it:caffe']],
    ['capitals', 'HARBOUR', ['en:ships']],
    ['two words that both must be there', 'ships raining', ['en:ships']],
    ['two words that are not both there', 'ships water', []],
    ['a phrase', '"leaving the harbour"', ['en:ships']],
    ['a phrase in another order', '"harbour leaving"', []],
  ])('finds %s', async (_name, query, expected) => {
    expect(await uris(query)).toEqual(expected)
  })

  test('finds either of two words, and leaves out what has a third', async () => {
    expect((await uris('navi or ships or schiffe')).sort()).toEqual(['de:hafen', 'en:ships', 'it:porto'])
    expect((await uris('harbour or café')).sort()).toEqual(['en:cafe', 'en:ships'])
    expect(await uris('harbour or café -water')).toContain('en:ships')
    expect(await uris('harbour -raining')).toEqual([])
  })

  test('a filter holds for what is found too', async () => {
    expect(await uris('navi or ships or schiffe', { filter: { languages: ['de'] } })).toEqual(['de:hafen'])
    expect(await uris('ships', { filter: { sections: ['sport'] } })).toEqual([])
  })

  test('a match in the headline stands above one in the standfirst, and that above one in the body', async () => {
    const word = 'zeppelin'
    await publisher.publish({ uri: 'w:body', bodyHtml: `<p>A ${word} landed.</p>` })
    await publisher.publish({ uri: 'w:headline', headline: `A ${word} lands` })
    await publisher.publish({ uri: 'w:standfirst', standfirst: `A ${word} has landed.` })
    expect(await uris(word)).toEqual(['w:headline', 'w:standfirst', 'w:body'])
    expect(await uris(word, { orderBy: 'NEWEST' })).toEqual(['w:standfirst', 'w:headline', 'w:body'])
    const { edges } = (await publisher.ask<Found>(SEARCH, { query: word })).search
    const scores = edges.map(({ score }) => score)
    expect(scores.toSorted((one, other) => other - one)).toEqual(scores)
    expect(new Set(scores).size).toBe(3)
  })

  test('a story that was rewritten is found by its new words only', async () => {
    await publisher.publish({ uri: 'urn:rewritten', headline: 'Dirigible' })
    await publisher.publish({ uri: 'urn:rewritten', headline: 'Balloon' })
    expect(await uris('dirigible')).toEqual([])
    expect(await uris('balloon')).toEqual(['urn:rewritten'])
  })

  test('more than 256 characters are refused', async () => {
    expect(await publisher.refusal(SEARCH, { query: 'x'.repeat(257) })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await uris('x'.repeat(256))).toEqual([])
  })

  test.each([
    ...["'; drop table article; --", '%_\\', 'a:*|b', '!!', '((((', ')', '"', '"unclosed', '-', '- -', 'or', 'or or'],
    ...['<->', 'a & b', 'a | !b', ':*', "''", '\\', '*', '', '   ', '-ships', '"" ""', '\u202eabc', '😀', 'a\tb\nc'],
    ...['(a+)+$', '$1', '{}', '<mark>', '\u0001\u0002', 'é'.repeat(256)],
  ])('whatever is typed (%j) is answered', async (query) => {
    expect(await publisher.post(SEARCH, { query })).not.toHaveProperty('errors')
    expect(await publisher.post(SEARCH, { query, orderBy: 'NEWEST' })).not.toHaveProperty('errors')
  })
})
