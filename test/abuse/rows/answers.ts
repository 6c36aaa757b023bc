import type { Newsroom } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'
import type { Row, Suite } from '../row.ts'
import { get, query } from '../send.ts'

const LIMIT = 200_000
const STORIES = 6
const WORDS = `<p>${'Much ado about nothing. '.repeat(1_500)}</p>`
const FIVE_BODIES = ['a', 'b', 'c', 'd', 'e'].map((alias) => `${alias}: bodyHtml`).join(' ')
const TOO_LARGE = { codes: ['ANSWER_TOO_LARGE'], data: null }
const SECTION = '{ section(slug: "news") { id } }'

async function sectionId(newsroom: Newsroom): Promise<string> {
  const { section } = await newsroom.ask<{ section: { id: string } }>(SECTION)
  return section.id
}

/** In each way that the executor has. */
const LARGE: readonly Row[] = [
  ['written by Postgres', `{ latestNews { nodes { body { ... on Paragraph { html text } } } } }`],
  ['of HTML', `{ latestNews { nodes { bodyHtml } } }`],
  ['of rows with resolvers', `{ latestNews { nodes { bodyHtml leadMedia { item { id } } } } }`],
  ['loaded in batches', `{ search(query: "ado") { nodes { bodyHtml } } }`],
].map(([name = '', text = '']) => ({
  name: `a large answer ${name}`,
  attack: (room) => query(room, text),
  comes: TOO_LARGE,
}))

export const ANSWERS: Suite = {
  name: 'to make answers large',
  env: { MAX_ANSWER_BYTES: String(LIMIT) },
  async prepare(newsroom) {
    for (let at = 0; at < STORIES; at++) await newsroom.publish({ bodyHtml: WORDS, uri: `urn:large:${at}` })
  },
  rows: [
    {
      name: 'the same section many times with many bodies',
      attack: async (newsroom) =>
        query(
          newsroom,
          `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Section { articles(first: 20) { nodes { ${FIVE_BODIES} } } } } }`,
          { ids: Array(25).fill(await sectionId(newsroom)) },
        ),
      comes: { codes: ['QUERY_TOO_COMPLEX'] },
    },
    {
      name: 'the same section some times with some bodies',
      attack: async (newsroom) =>
        query(
          newsroom,
          'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Section { articles(first: 9) { nodes { a: bodyHtml b: bodyHtml } } } } }',
          { ids: Array(20).fill(await sectionId(newsroom)) },
        ),
      comes: TOO_LARGE,
    },
    ...LARGE,
    {
      name: 'a large answer by GET',
      attack: (newsroom) =>
        get(newsroom, `/graphql?query=${encodeURIComponent('{ latestNews { nodes { bodyHtml } } }')}`),
      comes: TOO_LARGE,
    },
    {
      name: 'a large live event',
      async attack(newsroom) {
        await using ticker = await openTicker(newsroom.url, {
          query: `subscription ($after: LogCursor) { latestNews(after: $after) { article { ${FIVE_BODIES} f: bodyHtml } } }`,
          variables: { after: await asOf(newsroom.url) },
        })
        await newsroom.publish({ bodyHtml: WORDS })
        const [message] = await ticker.messages(1)
        return { codes: message?.errors?.map(({ extensions }) => extensions?.code), data: message?.data ?? null }
      },
      comes: TOO_LARGE,
    },
    {
      name: 'an answer within the limit',
      attack: (newsroom) => query(newsroom, '{ latestNews(first: 2) { nodes { bodyHtml } } }'),
      comes: { status: 200, codes: [] },
    },
  ],
}
