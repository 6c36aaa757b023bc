import { parseArgs } from 'node:util'
import { TEST_SECRET } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { openOwnDatabase } from '../own-database.ts'
import { median, took } from '../publish/rate.ts'
import { DATABASE_URL, REDIS_URL } from '../services.ts'
import { type LiveBlog, openLiveBlog } from './live-blog.ts'

const SMALL = 100
/** Of each work; two of them append. */
const ROUNDS = 50
const MAX_RATIO = 1.2

/** What a post costs in a live blog of ten thousand posts, beside one of a hundred: both are measured in turn, over HTTP and WebSocket. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { posts: { type: 'string', default: '10000' } },
  })
  const posts = Number(values.posts)
  await using own = await openOwnDatabase(DATABASE_URL)
  const env = { DATABASE_URL: own.url, REDIS_URL, AUTH_SECRET: TEST_SECRET }
  await using newsroom = await openNewsroom({
    name: 'own database',
    open: async () => ({ env, [Symbol.asyncDispose]: async () => {} }),
  })
  await using large = await openLiveBlog(newsroom, 'large')
  await using small = await openLiveBlog(newsroom, 'small')
  await large.fill(posts - ROUNDS)
  await small.fill(SMALL - ROUNDS)
  await compare(newsroom, { large, small }, posts)
}

async function compare(newsroom: Newsroom, blogs: { large: LiveBlog; small: LiveBlog }, posts: number): Promise<void> {
  const token = await newsroom.token()
  // With a token, which bypasses the cache.
  const read = (query: string) => async () => {
    const { errors } = await newsroom.post(query, {}, token)
    if (errors) throw new Error(JSON.stringify(errors))
  }
  const deep = { large: await blogs.large.cursorAt(0.5), small: await blogs.small.cursorAt(0.5) }
  const page = (blog: LiveBlog, after: string | null) =>
    read(`{ article(ref: { uri: "${blog.uri}" }) { livePosts(first: 20, after: ${JSON.stringify(after)}) {
      nodes { key at headline html pinned } pageInfo { hasNextPage endCursor } } } }`)
  const summary = (blog: LiveBlog) =>
    read(`{ article(ref: { uri: "${blog.uri}" }) { keyEvents(first: 5) { at headline } } }`)
  const works: Readonly<Record<string, (blog: 'large' | 'small') => Promise<unknown>>> = {
    'append a post': (blog) => blogs[blog].add(),
    'append a post until a follower has it': (blog) => blogs[blog].addAndHear(),
    'read the first page': (blog) => page(blogs[blog], null)(),
    'read the page after half of the posts': (blog) => page(blogs[blog], deep[blog])(),
    'read the key events': (blog) => summary(blogs[blog])(),
  }
  process.stdout.write(`Medians of ${ROUNDS} times, in a live blog of ${posts} posts and in one of ${SMALL}:\n`)
  for (const [name, work] of Object.entries(works)) {
    const ms = { large: [] as number[], small: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      const turn = round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const)
      for (const blog of turn) ms[blog].push(await took(() => work(blog)))
    }
    const [large, small] = [median(ms.large), median(ms.small)]
    process.stdout.write(
      `  ${name}: ${large.toFixed(1)} and ${small.toFixed(1)} ms, ratio ${(large / small).toFixed(2)} (goal: ${MAX_RATIO} at most)\n`,
    )
  }
}
