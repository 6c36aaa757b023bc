import { z } from 'zod'
import { localSecret } from '../../auth/local-secret.ts'
import { mintToken } from '../../auth/tokens.ts'
import { type Config, ConfigError } from '../../config/config.ts'
import { type FeedRegister, MAX_OPEN_ITEMS } from './feed-register.ts'

const TOKEN_SECONDS = 60
const instant = z.coerce.date().nullable()
const text = z.string().nullable()

const Feed = z.object({
  ...{ slug: z.string(), title: z.string(), scope: z.string(), url: text, section: text, lastError: text },
  ...{ lastSucceededAt: z.preprocess((at) => at ?? null, instant) },
  state: z.enum(['ACTIVE', 'FAILING', 'PAUSED', 'GONE']),
  publish: z.enum(['LIVE', 'DRAFT']),
  precedence: z.enum(['DESK', 'WIRE']),
  counts: z.object({ taken: z.int(), waiting: z.int(), refused: z.int(), dropped: z.int() }),
})
const Item = z.object({
  ...{ itemId: z.string(), reason: text, changedAt: z.coerce.date() },
  state: z.enum(['TAKEN', 'WAITING', 'REFUSED', 'DROPPED']),
})

const FIELDS = `slug title url state publish precedence scope section lastSucceededAt lastError
  counts { taken waiting refused dropped }`
const ITEMS = `items(first: ${MAX_OPEN_ITEMS}, state: STATE) { itemId state reason changedAt }`

/** The feeds through a running gateway. */
export function gatewayRegister(url: string, config: Config): FeedRegister {
  const ask = async (query: string, variables: object): Promise<unknown> => {
    const secret = config.AUTH_SECRET ?? localSecret(config.DATA_DIR)
    const token = await mintToken(secret, 'feeds-command', 'feeds:write articles:draft', TOKEN_SECONDS)
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const errors = z.array(z.object({ message: z.string() })).default([])
    const answer = z.object({ data: z.unknown(), errors }).parse(await response.json())
    if (answer.errors[0]) throw new ConfigError(answer.errors[0].message)
    return answer.data
  }
  const change = (mutation: string, type: string, what: string) => (input: object) =>
    ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${what} } }`, { input })
  const [create, pause] = [
    change('createFeed', 'CreateFeedInput', 'feed { slug }'),
    change('pauseFeed', 'FeedSlugInput', 'feed { slug }'),
  ]
  const [resume, remove] = [
    change('resumeFeed', 'FeedSlugInput', 'feed { slug }'),
    change('deleteFeed', 'FeedSlugInput', 'slug'),
  ]
  return {
    async list(slug) {
      const query =
        slug === null
          ? `{ feeds(first: 100) { nodes { ${FIELDS} } } }`
          : `query ($slug: String!) { feed(slug: $slug) { ${FIELDS} } }`
      const data = await ask(query, { slug })
      const known = z.object({ feeds: z.object({ nodes: z.array(Feed) }).optional(), feed: Feed.nullish() }).parse(data)
      const found = known.feeds?.nodes ?? (known.feed ? [known.feed] : [])
      return found.map(({ counts, ...feed }) => ({ ...feed, ...counts }))
    },
    async openItems(slug) {
      const items = ['WAITING', 'REFUSED'].map((state) => `${state}: ${ITEMS.replace('STATE', state)}`)
      const data = await ask(`query ($slug: String!) { feed(slug: $slug) { ${items.join(' ')} } }`, { slug })
      const { feed } = z
        .object({ feed: z.object({ WAITING: z.array(Item), REFUSED: z.array(Item) }).nullable() })
        .parse(data)
      return [...(feed?.WAITING ?? []), ...(feed?.REFUSED ?? [])]
    },
    add: create,
    pause: (slug) => pause({ slug }),
    resume: (slug) => resume({ slug }),
    remove: (slug) => remove({ slug }),
  }
}
