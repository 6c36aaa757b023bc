import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { permits } from '../../schema/policy/policy.ts'
import { schema } from '../../schema/schema.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import { mintToken } from '../../src/auth/tokens.ts'
import { type Backends, backends, TEST_SECRET } from '../backends.ts'
import { type Chance, chance } from '../chance.ts'
import { openOn } from '../newsroom.ts'
import { openPublisher } from '../publisher.ts'
import { type Asks, anyQuery } from '../schema/any-query.ts'
import { fillArchive } from '../schema/small-archive.ts'
import { type LiveReader, openLiveClient } from './live-client.ts'

/** Number of events for each seed; LIVE_EVENTS overrides it. */
const EVENTS = Number(process.env.LIVE_EVENTS ?? 5)
const QUERIES = 40
const PER_SOCKET = 20
/** Fresh queries; more would find no connection to the database. */
const AT_ONCE = 6
const ENV = {
  MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '0',
  MAX_COST: '1000000',
  MAX_SUBSCRIPTIONS_PER_CLIENT: '10000',
  MAX_TOKENS: '100000',
  MAX_DOCUMENT_BYTES: '1000000',
  MAX_MESSAGE_BYTES: '1000000',
  MAX_ROOT_FIELDS: '100',
  MAX_ALIASES: '1000',
  MAX_DIRECTIVES: '1000',
  MAX_LIVE_RUNS_PER_SECOND: '10000',
}

// The place in the log, and what is read from one: an answer that an event does not touch keeps an earlier one, which is as good.
const PLACES = new Set(['asOf', 'changedSince', 'newsChangedSince', 'preview', 'cursor'])
const isNews: Asks = (_type, field) => !PLACES.has(field.name) && permits(field, ANONYMOUS)

/** A change of the news at random, as a mutation and its input. */
function anyChange({ below, pick }: Chance, number: number): [string, object] {
  const at = pick([0, 1, 2, 3, 6, 7, 8, 9, 10, 11])
  const article = { uri: `urn:story:${at}` }
  const story = {
    ...article,
    slug: `harbour-${at}`,
    headline: `Harbour ${at}, words ${number}`,
    language: pick(['en', 'it']),
    section: pick(['news', 'world', 'sport']),
    tags: [pick(['floods', 'ports'])],
    authors: [pick(['ada', 'bruno'])],
    labels: [pick(['live', 'video'])],
    urgency: 1 + below(9),
    bodyHtml: `<p>Words ${number}.</p>`,
  }
  return pick<[string, object]>([
    ['publishArticle(input: $input) { cursor } }', story],
    ['publishArticle(input: $input) { cursor } }', { ...story, uri: `urn:new:${number}`, slug: `new-${number}` }],
    ['withholdArticle(input: $input) { cursor } }', { article, reason: 'Not now.' }],
    [
      'cancelArticle(input: $input) { cursor } }',
      { article: { uri: `urn:new:${below(number + 1)}` }, reason: 'Wrong.' },
    ],
    ['addLivePost(input: $input) { cursor } }', { article, html: `<p>Words ${number}.</p>`, keyEvent: true }],
    ['upsertSection(input: $input) { section { id } } }', { slug: 'world', name: `World ${number}` }],
    ['upsertLabel(input: $input) { label { id } } }', { slug: 'live', name: `Live ${number}` }],
    ['upsertAuthor(input: $input) { author { id } } }', { slug: 'ada', name: `Ada ${number}` }],
    ['upsertTag(input: $input) { tag { id } } }', { slug: 'floods', name: `Floods ${number}` }],
    [
      'setCuration(input: $input) { curation { id } } }',
      { slug: 'featured', title: `Featured ${number}`, articles: [{ uri: 'urn:story:7' }] },
    ],
  ])
}

const INPUTS: Readonly<Record<string, string>> = {
  withholdArticle: 'WithdrawArticleInput',
  cancelArticle: 'WithdrawArticleInput',
}

async function ask(url: string, query: string, variables: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return JSON.parse(await response.text())
}

/** Where two values of JSON differ first; "the same" if they do not. */
function difference(one: unknown, other: unknown, path = ''): string {
  if (JSON.stringify(one) === JSON.stringify(other)) return 'the same'
  const keys = Object.keys(Object(one))
  const differing = keys.find((key) => JSON.stringify(Object(one)[key]) !== JSON.stringify(Object(other)[key]))
  return differing === undefined || typeof other !== 'object'
    ? `${path}: ${JSON.stringify(one)} and not ${JSON.stringify(other)}`
    : difference(Object(one)[differing], Object(other)[differing], `${path}.${differing}`)
}

/** An archive of every kind, and the gateways on it: two, if the backend can have so many. */
async function openArchive(backend: Backends) {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await backend.open())
  const kept = { ...own, [Symbol.asyncDispose]: async () => {} }
  await using publisher = await openPublisher({ name: backend.name, open: async () => kept })
  const known = await fillArchive(publisher)
  await publisher[Symbol.asyncDispose]()
  const urls: string[] = []
  for (let at = 0; at < ('DATABASE_URL' in own.env ? 2 : 1); at++) urls.push(opened.use(await openOn(own, ENV)).url)
  const parts = opened.move()
  return { known, urls, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

describe.each(backends)('on $name', (backend) => {
  test.each([
    ['a fixed seed', 4711],
    ['any seed', Math.floor(Math.random() * 1_000_000_000)],
  ])(
    `after each of ${EVENTS} changes every live answer is that of a fresh query, and none comes twice: %s (%i)`,
    async (_, seed) => {
      await using archive = await openArchive(backend)
      using opened = new DisposableStack()
      const random = chance(seed)
      const asked: { url: string; query: string; variables: object; reader: LiveReader }[] = []
      for (const url of archive.urls) {
        let client = opened.use(await openLiveClient(url))
        for (let at = 1; at <= QUERIES; at++) {
          const { document, variables } = anyQuery(random, archive.known, isNews)
          const live = document.replace(/^query Any(\([^)]*\))?/, (head) => `${head} @live`)
          expect(validate(schema, parse(live)), live).toEqual([])
          asked.push({ url, query: live, variables, reader: client.ask(live, variables) })
          if (at % PER_SOCKET === 0) client = opened.use(await openLiveClient(url))
        }
      }
      const refused = await Promise.all(
        asked.map(({ reader }) => Promise.race([reader.answers(1).then(() => false), reader.refused.then(() => true)])),
      )
      // Some are refused for a value that is not of its type.
      const followed = asked.filter((_one, at) => !refused[at])
      expect(followed.length).toBeGreaterThan(asked.length * 0.8)

      const authorization = `Bearer ${await mintToken(TEST_SECRET, 'editor', 'articles:write sections:write', 600)}`
      let changes = 0
      for (let number = 0; number < EVENTS; number++) {
        const [mutation, input] = anyChange(random, number)
        const name = mutation.split('(')[0] ?? ''
        const type = INPUTS[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}Input`
        const url = archive.urls[number % archive.urls.length] ?? ''
        // Some are refused, such as what withholds a story that is withheld.
        const { errors } = await ask(url, `mutation ($input: ${type}!) { ${mutation}`, { input }, { authorization })
        if (!errors) changes++
        const differences = async () => {
          const found: string[] = []
          for (let at = 0; at < followed.length; at += AT_ONCE) {
            const some = followed.slice(at, at + AT_ONCE).map(async ({ url, query, variables, reader }) => {
              const { data, errors } = await ask(url, query, variables)
              const last = reader.received.at(-1)
              return difference({ data, errors }, { data: last?.data, errors: last?.errors })
            })
            found.push(...(await Promise.all(some)))
          }
          return found.filter((difference) => difference !== 'the same')
        }
        const where = `seed ${seed}, change ${number} ${mutation}`
        await expect.poll(differences, { message: where, timeout: 20_000 }).toEqual([])
      }
      for (const { reader, query } of followed) {
        const etags = reader.received.map(({ extensions }) => extensions.etag)
        expect(
          etags.filter((etag, at) => etag === etags[at - 1]),
          query,
        ).toEqual([])
      }
      expect(changes).toBeGreaterThan(EVENTS / 3)
      expect(followed.filter(({ reader }) => reader.received.length > 1).length).toBeGreaterThan(QUERIES / 10)
    },
  )
})
