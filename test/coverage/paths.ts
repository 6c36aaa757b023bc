import { once } from 'node:events'
import type { Newsroom } from '../newsroom.ts'
import { asOf } from '../ticker.ts'
import { ARTICLES, article, NESTED, SECTION } from './archive.ts'
import { get, openSocket } from './clients.ts'

/** A way through the gateway, from the request to the last byte of its answer. */
export interface Path {
  readonly name: string
  /** At most so many files of ours execute. */
  readonly goal: number
  /** What must have happened before each request; not counted. */
  prepare?(): Promise<void>
  request(): Promise<void>
}

const SUBSCRIPTION = /* GraphQL */ `
  subscription Latest($after: LogCursor) {
    latestNews(after: $after) { cursor kind uri article { id slug headline publishedAt section { slug name } } }
  }
`

export async function openPaths(newsroom: Newsroom): Promise<AsyncDisposable & { readonly paths: readonly Path[] }> {
  await using opened = new AsyncDisposableStack()
  const socket = opened.use(await openSocket(newsroom.url))
  const token = await newsroom.token()
  const nested = { query: NESTED, variables: { section: SECTION } }
  const frames = new EventTarget()
  const after = await asOf(newsroom.url)
  socket.subscribe({ query: SUBSCRIPTION, variables: { after } }, () => frames.dispatchEvent(new Event('frame')))
  let number = ARTICLES
  const publish = () => newsroom.publish(article(number++))
  const cached = async (status: string) => {
    const found = await get(newsroom.url, nested)
    if (found !== status) throw new Error(`The response should be a ${status} but is a ${found}.`)
  }
  const parts = opened.move()
  return {
    paths: [
      {
        name: 'nested query, not cached',
        goal: 25,
        // A publication in the section purges the answer.
        prepare: async () => newsroom.hear((await publish()).cursor),
        request: () => cached('MISS'),
      },
      { name: 'nested query, cached', goal: 8, request: () => cached('HIT') },
      {
        name: 'nested query, with a token',
        goal: 25,
        request: async () => void (await get(newsroom.url, nested, token)),
      },
      { name: 'nested query, over WebSocket', goal: 25, request: () => socket.ask(nested) },
      {
        name: 'publish by mutation until the frame is written',
        goal: 55,
        async request() {
          const frame = once(frames, 'frame')
          await Promise.all([publish(), frame])
        },
      },
    ],
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
