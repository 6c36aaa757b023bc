/** mercurius with graphql-jit, and loaders for each field that asks. */
import fastify from 'fastify'
import mercurius from 'mercurius'
import type { Block } from '../../../../../db/tables/body/block.ts'
import {
  bodies,
  bySlug,
  byUris,
  inSection,
  latest,
  media,
  named,
  openQuery,
  type Story,
  sectionBySlug,
} from '../../stock/rows.ts'

const query = openQuery(process.argv[2] ?? '')
const schema = `
  type Query { latestNews(first: Int!): NewsConnection! section(slug: String!): Section article(ref: ArticleRef!): Article }
  input ArticleRef { slug: String! }
  type NewsConnection { nodes: [Article!]! }
  type Section { slug: String! name: String! articles(first: Int!): NewsConnection! }
  type Author { slug: String! name: String! }
  type Tag { slug: String! name: String! }
  type Media { url: String! altText: String caption: String credit: String width: Int height: Int }
  type Article {
    id: ID! slug: String! headline: String! standfirst: String byline: String publishedAt: String updatedAt: String!
    wordCount: Int! section: Section authors: [Author!]! tags: [Tag!]! leadMedia: Media body: [Block!]!
    related(first: Int!): [Article!]!
  }
  union Block = Paragraph | Heading | Quote | List
  type Paragraph { html: String! text: String! }
  type Heading { level: Int! text: String! }
  type Quote { text: String! attribution: RichText }
  type RichText { text: String! }
  type List { ordered: Boolean! items: [ListItem!]! }
  type ListItem { text: String! }`

interface Asked<Params = object> {
  readonly obj: Story
  readonly params: Params
}

/** One statement for what all of these stories refer to, and each one's own in its order. */
async function referred<Row>(
  asked: readonly Asked[],
  keysOf: (story: Story) => readonly string[],
  ask: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): Promise<Row[][]> {
  const keys = asked.map(({ obj }) => keysOf(obj))
  const all = [...new Set(keys.flat())]
  const rows = new Map(all.length === 0 ? [] : (await ask(all)).map((row) => [keyOf(row), row]))
  return keys.map((own) => own.map((key) => rows.get(key)).filter((row) => row !== undefined))
}
const id = (row: { readonly id: string }) => row.id
const first = <Row>(lists: Row[][]) => lists.map(([row]) => row ?? null)
const TYPES: Partial<Record<Block['kind'], string>> = { HEADING: 'Heading', QUOTE: 'Quote', LIST: 'List' }

const app = fastify()
await app.register(mercurius, {
  schema,
  jit: 1,
  resolvers: {
    Query: {
      latestNews: async (_root: unknown, args: { first: number }) => ({ nodes: await latest(query, args.first) }),
      section: (_root: unknown, { slug }: { slug: string }) => sectionBySlug(query, slug),
      article: (_root: unknown, { ref: { slug } }: { ref: { slug: string } }) => bySlug(query, slug),
    },
    Section: {
      articles: async ({ id }: { id: string }, args: { first: number }) => ({
        nodes: await inSection(query, id, args.first),
      }),
    },
    Article: {
      publishedAt: ({ publishedAt }: Story) => publishedAt?.toISOString(),
      updatedAt: ({ updatedAt }: Story) => updatedAt.toISOString(),
    },
    Block: { resolveType: ({ kind }: Block) => TYPES[kind] ?? 'Paragraph' },
  },
  loaders: {
    Article: {
      section: async (asked: readonly Asked[]) =>
        first(
          await referred(
            asked,
            (story) => [story.sectionId],
            (ids) => named(query, 'section', ids),
            id,
          ),
        ),
      authors: (asked: readonly Asked[]) =>
        referred(
          asked,
          (story) => story.authorIds,
          (ids) => named(query, 'author', ids),
          id,
        ),
      tags: (asked: readonly Asked[]) =>
        referred(
          asked,
          (story) => story.tagIds,
          (ids) => named(query, 'tag', ids),
          id,
        ),
      leadMedia: async (asked: readonly Asked[]) =>
        first(
          await referred(
            asked,
            ({ leadMediaId }) => (leadMediaId === null ? [] : [leadMediaId]),
            (ids) => media(query, ids),
            id,
          ),
        ),
      body: async (asked: readonly Asked[]) =>
        first(
          await referred(
            asked,
            (story) => [story.id],
            (ids) => bodies(query, ids),
            id,
          ),
        ).map((row) => row?.body ?? []),
      related: async (asked: readonly Asked<{ first: number }>[]) => {
        const found = await referred(
          asked,
          (story) => story.relatedUris,
          (uris) => byUris(query, uris),
          (story) => story.uri,
        )
        return found.map((stories, at) => stories.slice(0, asked[at]?.params.first))
      },
    },
  },
})
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(Number(new URL(address).port))
