import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher } from '../../publisher.ts'

const SEARCH = `query ($query: String!, $languages: [LanguageTag!]) {
  search(query: $query, filter: { languages: $languages }) { edges { snippet node { uri } } } }`

/** Language, text of a story, query, and how the snippet marks what was found; null if it is not found. */
const PAIRS: readonly [string, string, string, string | null][] = [
  ['it', 'Domenica si voterà ancora', 'votare', '<mark>voterà</mark>'],
  ['it', 'Domenica si voterà ancora', 'voterà', '<mark>voterà</mark>'],
  ['it', 'Domenica si voterà ancora', 'votera', '<mark>voterà</mark>'],
  ['it', 'Andranno a votare in molti', 'voterà', '<mark>votare</mark>'],
  ['it', 'Domenica si votera ancora', 'voterà', '<mark>votera</mark>'],
  ['it', 'Domenica si voterà ancora', 'volare', null],
  ['it', 'Perché piove da giorni', 'perche', '<mark>Perché</mark>'],
  ['it', 'Perché piove da giorni', 'perché', '<mark>Perché</mark>'],
  ['it', 'Perche piove da giorni', 'perché', '<mark>Perche</mark>'],
  ['it', 'La città dorme', 'citta', '<mark>città</mark>'],
  ['it', 'La citta dorme', 'città', '<mark>citta</mark>'],
  ['it', 'Il ministro partì ieri', 'partire', '<mark>partì</mark>'],
  ['it', 'Il prezzo salirà ancora', 'salire prezzi', '<mark>salirà</mark>'],
  ['it', 'Perché si voterà', '"perche si votare"', '<mark>Perché</mark> si <mark>voterà</mark>'],
  ['it', 'Perché si voterà', '"votare perche"', null],
  ['it', 'Domenica si voterà ancora', 'domenica -votare', null],
  ['it', 'Andranno a votare domenica', 'domenica -voterà', null],
  ['it', 'Il voto socio-politicità', 'socio-politicita', '<mark>'],
  ['en', 'The cafés are closed', 'cafe', '<mark>cafés</mark>'],
  ['en', 'The cafe is closed', 'cafés', '<mark>cafe</mark>'],
  ['en', 'They naïvely agreed', 'naive', '<mark>naïvely</mark>'],
  ['en', 'An exposéd secret', 'expose', '<mark>exposéd</mark>'],
  ['en', 'Voters decide on Sunday', 'voting', null],
  ['fr', 'Les élections approchent', 'elections', '<mark>élections</mark>'],
  ['fr', 'Les élections approchent', 'élection', null],
  ['fr', 'Le cœur de la ville', 'coeur', '<mark>cœur</mark>'],
  ['de', 'Die Straßen sind leer', 'strassen', '<mark>Straßen</mark>'],
  ['de', 'Die Straßen sind leer', 'straße', null],
  ['es', 'Mañana votará el congreso', 'manana votara', '<mark>Mañana</mark> <mark>votará</mark>'],
  ['es', 'Mañana votará el congreso', 'votar', null],
  ['it', "L'ŉ e \\ l’acqua dell'età d'oro", 'eta', '<mark>età</mark>'],
]

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    for (const [at, [language, text]] of PAIRS.entries()) {
      await publisher.publish({ uri: `pair:${at}`, language, headline: 'X', bodyHtml: `<p>${text}.</p>` })
    }
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  test.each(PAIRS.map((pair, at) => [...pair, at] as const))(
    '%s: "%s", searched for as %s, shows %s',
    async (...pair) => {
      const [language, , query, marked, at] = pair
      const { search } = await publisher.ask<{ search: { edges: { snippet: string; node: { uri: string } }[] } }>(
        SEARCH,
        { query, languages: [language] },
        ANONYMOUS,
      )
      const hit = search.edges.find(({ node }) => node.uri === `pair:${at}`)
      if (marked === null) expect(hit).toBe(undefined)
      else expect(hit?.snippet).toContain(marked)
    },
  )

  test('a story that was indexed without its stems is indexed anew by the migration', async () => {
    const file = readFileSync('db/migrations/0012-stems-of-accented-words.sql', 'utf8')
    await publisher.publish({ uri: 'urn:old', language: 'it', headline: 'Si rinascerà', section: 'sport' })
    await sql`update article set search = setweight(to_tsvector('news_italian', 'Si rinascerà'), 'A')
      where uri = 'urn:old'`.execute(publisher.query)
    const found = () => publisher.ask('{ search(query: "rinascere") { edges { node { uri } } } }', {}, ANONYMOUS)
    expect(await found()).toEqual({ search: { edges: [] } })
    await sql.raw(file.slice(file.indexOf('update article'))).execute(publisher.query)
    expect(await found()).toEqual({ search: { edges: [{ node: { uri: 'urn:old' } }] } })
  })
})
