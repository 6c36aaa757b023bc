import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { mintToken } from '../../../src/auth/tokens.ts'
import { TEST_SECRET } from '../../backends.ts'
import { rawRequest } from '../../http/raw-request.ts'
import type { Newsroom } from '../../newsroom.ts'
import type { Row, Suite } from '../row.ts'
import { get, query } from '../send.ts'

const READ_ONLY = [
  '/health/live',
  '/health/ready',
  '/metrics',
  '/robots.txt',
  '/feeds/latest.rss',
  '/sitemap-news.xml',
  '/en',
  '/pictures/harbour.svg',
]
const ADDRESSES = [
  ...READ_ONLY,
  '/',
  '/nothing',
  '/en/nothing',
  '/graphql',
  '/graphql?query={__typename}',
  '/graphql?query={',
  '/media',
  '/ticker.js',
]
const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

/** The first line of what comes back for these bytes. */
async function raw({ url }: Newsroom, head: string): Promise<{ readonly line: string }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(head)
  const [first] = await once(socket, 'data')
  socket.destroy()
  return { line: String(first).split('\r\n')[0] ?? '' }
}

async function codesOfSearch(newsroom: Newsroom, text: string) {
  const { codes } = await query(newsroom, 'query ($text: String!) { search(query: $text) { totalCount } }', { text })
  return { codes }
}

const SEARCHES: readonly Row[] = ['-', '- ', '-(', '-!', '--a', '"-', '-"'].map((piece) => ({
  name: `a search for ${JSON.stringify(piece)} again and again`,
  attack: (newsroom) => codesOfSearch(newsroom, piece.repeat(255).slice(0, 255)),
  comes: { codes: [] },
}))

export const HTTP: Suite = {
  name: 'odd requests',
  env: { PUBLIC_URL: 'https://news.example.com', ALLOWED_HOSTS: 'other.example.com' },
  rows: [
    {
      name: 'two hosts',
      attack: (newsroom) => raw(newsroom, 'GET /en HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'),
      comes: { line: expect.stringContaining(' 400 ') },
    },
    ...[
      ['evil.example', 421],
      ['localhost.evil.example', 421],
      ['127.0.0.1.evil.example:4000', 421],
      ['news.example.com', 200],
      ['news.example.com:8443', 200],
      ['other.example.com', 200],
      ['LOCALHOST', 200],
      ['[::1]:4000', 200],
      ['192.0.2.7', 200],
    ].map(([host, status]) => ({
      name: `the host ${host}`,
      attack: async ({ url }: Newsroom) => ({
        status: (await rawRequest(`${url}/graphql?query={__typename}`, { host: String(host) })).status,
      }),
      comes: { status },
    })),
    {
      name: 'a WebSocket of a foreign host',
      attack: (newsroom) => raw(newsroom, `GET /graphql HTTP/1.1\r\nHost: evil.example\r\n${UPGRADE}\r\n`),
      comes: { line: expect.stringContaining(' 421 ') },
    },
    {
      name: 'an upgrade to HTTP/2',
      attack: (newsroom) =>
        raw(
          newsroom,
          'GET /en HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n',
        ),
      comes: { line: 'HTTP/1.1 200 OK' },
    },
    ...['PUT', 'DELETE', 'PATCH', 'POST'].flatMap((method) =>
      [...READ_ONLY, ...(method === 'POST' ? [] : ['/graphql', '/graphql/stream'])].map((path) => ({
        name: `${method} ${path}`,
        attack: (newsroom: Newsroom) => get(newsroom, path, { method }),
        comes: { status: 405 },
      })),
    ),
    ...ADDRESSES.map((path) => ({
      name: `a type to be guessed at ${path}`,
      attack: (newsroom: Newsroom) => get(newsroom, path),
      comes: { headers: { 'x-content-type-options': 'nosniff' } },
    })),
    ...SEARCHES,
    {
      name: 'a token that expires when there is no time any more',
      attack: async (newsroom) =>
        query(
          newsroom,
          '{ __typename }',
          {},
          {
            authorization: `Bearer ${await mintToken(TEST_SECRET, 'editor', 'articles:write', 1e13)}`,
            accept: 'application/graphql-response+json',
          },
        ),
      comes: { status: 401, codes: ['UNAUTHENTICATED'] },
    },
    ...['{"filter": {"labelz": ["a"]}}', '{"filter": {"sectionz": 1}}'].map((variables) => ({
      name: `a misspelt name in ${variables}`,
      async attack({ url }: Newsroom) {
        const text = 'query ($filter: NewsFilter) { latestNews(filter: $filter) { totalCount } }'
        const response = await fetch(
          `${url}/graphql?query=${encodeURIComponent(text)}&variables=${encodeURIComponent(variables)}`,
        )
        return { text: await response.text() }
      },
      comes: { text: expect.not.stringContaining('Did you mean') },
    })),
    {
      name: 'a hundred unknown fields with long names',
      attack: async (newsroom) => {
        const fields = Array.from({ length: 100 }, (_, at) => `f${at}${'x'.repeat(140)}`)
        const { codes, bytes } = await query(newsroom, `{ ${fields.join(' ')} }`)
        return { few: codes.length <= 11, short: bytes < 6_000 }
      },
      comes: { few: true, short: true },
    },
    {
      name: 'many wrong values with long texts',
      attack: async (newsroom) => {
        const values = Array.from({ length: 100 }, () => ({ wrong: 'x'.repeat(2_000) }))
        const { codes, bytes } = await query(newsroom, 'query ($a: [ID!]!) { nodes(ids: $a) { id } }', { a: values })
        return { few: codes.length <= 11, short: bytes < 10_000 }
      },
      comes: { few: true, short: true },
    },
    ...[
      '{ __schema { a: types { name } } }',
      '{ __type(name: "Article") { fields { b: name } } }',
      '{ __schema { types { ...T } } } fragment T on __Type { c: name }',
    ].map((text) => ({
      name: `the schema with aliases: ${text}`,
      attack: (newsroom: Newsroom) => query(newsroom, text),
      comes: { codes: ['TOO_MANY_ALIASES'] },
    })),
  ],
}

export const SWITCHED_OFF: Suite = {
  name: 'to read the schema where it is switched off',
  env: { INTROSPECTION: 'off', GRAPHIQL: 'off' },
  rows: [
    ...[
      '{ __schema { types { name } } }',
      '{ __type(name: "Article") { name } }',
      'query { ...Q } fragment Q on Query { __schema { description } }',
    ].map((text) => ({
      name: text,
      attack: (newsroom: Newsroom) => query(newsroom, text),
      comes: { codes: ['INTROSPECTION_DISABLED'] },
    })),
    {
      name: '__typename, which clients need',
      attack: (newsroom) => query(newsroom, '{ __typename }'),
      comes: { data: { __typename: 'Query' } },
    },
    {
      name: 'GraphiQL',
      attack: (newsroom) => get(newsroom, '/graphql', { headers: { accept: 'text/html' } }),
      comes: { status: 406 },
    },
  ],
}
