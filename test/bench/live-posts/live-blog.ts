import type { Newsroom } from '../../newsroom.ts'
import { openTicker } from '../../ticker.ts'

const ADD = 'mutation ($input: AddLivePostInput!) { addLivePost(input: $input) { cursor } }'
const EVENTS = `subscription ($uri: String!, $after: LogCursor!) { livePostEvents(ref: { uri: $uri }, after: $after) {
  kind post { key at headline html } } }`
const KEY_EVENT_EVERY = 10

/** A live blog with a follower over WebSocket. */
export interface LiveBlog extends AsyncDisposable {
  readonly uri: string
  add(): Promise<void>
  /** Resolves once the follower has the post. */
  addAndHear(): Promise<void>
  fill(posts: number): Promise<void>
  /** The cursor of the post after this part of all posts. */
  cursorAt(part: number): Promise<string>
}

export async function openLiveBlog(newsroom: Newsroom, name: string): Promise<LiveBlog> {
  const uri = `urn:bench:${name}`
  const { cursor } = await newsroom.publish({ uri, labels: ['live'] })
  const follower = await openTicker(newsroom.url, { query: EVENTS, variables: { uri, after: cursor } })
  const keys: string[] = []
  const add = async () => {
    const number = keys.push(`post-${keys.length}`)
    const html = `<p>The gauge at the mill reads <strong>${number} centimetres</strong>. ${'The banks are sodden. '.repeat(8)}</p>`
    const input = {
      key: `post-${number - 1}`,
      headline: `Post ${number}`,
      html,
      keyEvent: number % KEY_EVENT_EVERY === 0,
    }
    await newsroom.ask(ADD, { input: { article: { uri }, ...input } })
  }
  return {
    uri,
    add,
    async addAndHear() {
      await follower.messages(keys.length)
      await add()
      await follower.messages(keys.length)
    },
    async fill(posts) {
      while (keys.length < posts) await add()
    },
    async cursorAt(part) {
      const wanted = Math.floor(keys.length * part)
      const page = async (after: string | null) => {
        const { article } = await newsroom.ask<{
          article: { livePosts: { edges: readonly { readonly cursor: string }[] } }
        }>(
          `{ article(ref: { uri: "${uri}" }) { livePosts(first: 100, after: ${JSON.stringify(after)}) { edges { cursor } } } }`,
        )
        return article.livePosts.edges
      }
      let after: string | null = null
      for (let seen = 0; seen < wanted; ) {
        const edges: readonly { readonly cursor: string }[] = await page(after)
        const last: { readonly cursor: string } | undefined = edges[Math.min(edges.length, wanted - seen) - 1]
        if (!last) break
        after = last.cursor
        seen += edges.length
      }
      if (after === null) throw new Error('the live blog has no posts')
      return after
    },
    [Symbol.asyncDispose]: () => follower[Symbol.asyncDispose](),
  }
}
