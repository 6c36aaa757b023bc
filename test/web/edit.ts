import type { Newsroom } from '../newsroom.ts'

const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const WITHHOLD = 'mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) { cursor } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'
const POST = 'mutation ($input: AddLivePostInput!) { addLivePost(input: $input) { cursor } }'
const CURATE = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }'

/** The mutations that these tests use. */
export function editing(newsroom: Newsroom) {
  return {
    kill: (id: string, reason: string) => newsroom.ask(KILL, { input: { article: { id }, reason } }),
    withhold: (id: string, reason: string) => newsroom.ask(WITHHOLD, { input: { article: { id }, reason } }),
    correct: (id: string, headline: string, text: string) =>
      newsroom.ask(CORRECT, { input: { article: { id }, headline, text } }),
    post: (id: string, html: string, fields: object = {}) =>
      newsroom.ask(POST, { input: { article: { id }, html, ...fields } }),
    curate: (slug: string, articles: readonly string[], title = slug) =>
      newsroom.ask(CURATE, { input: { slug, title, articles: articles.map((id) => ({ id })) } }),
  }
}
