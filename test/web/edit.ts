import type { Newsroom } from '../newsroom.ts'

const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const WITHHOLD = 'mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'
const POST = 'mutation ($input: AppendLivePostInput!) { appendLivePost(input: $input) { cursor } }'
const CURATE = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }'

/** The mutations that these tests use. */
export function editing(newsroom: Newsroom) {
  return {
    kill: (id: string, reason: string) => newsroom.ask(KILL, { input: { id, reason } }),
    withhold: (id: string, reason: string) => newsroom.ask(WITHHOLD, { input: { id, reason } }),
    correct: (id: string, headline: string, text: string) => newsroom.ask(CORRECT, { input: { id, headline, text } }),
    post: (articleId: string, html: string) => newsroom.ask(POST, { input: { articleId, html } }),
    curate: (slug: string, articles: readonly string[], title = slug) =>
      newsroom.ask(CURATE, { input: { slug, title, articles } }),
  }
}
