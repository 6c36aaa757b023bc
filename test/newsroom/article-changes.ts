/** What editors do with an article that is there. All answer with `Changed` under the name of the mutation. */
const CHANGED = '{ cursor changed article { id uri version pubStatus headline } }'

export const CORRECT = `mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) ${CHANGED} }`
export const WITHHOLD = `mutation ($input: WithdrawArticleInput!) { withholdArticle(input: $input) ${CHANGED} }`
export const CANCEL = `mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) ${CHANGED} }`
export const POST = `mutation ($input: AddLivePostInput!) { addLivePost(input: $input) ${CHANGED} }`

export interface Changed {
  readonly cursor: string | null
  readonly changed: boolean
  readonly article: { id: string; uri: string; version: number; pubStatus: string; headline: string }
}

/** The global id of an article that nobody wrote. */
export const NOBODYS = Buffer.from('Article:00000000-0000-7000-8000-000000000000').toString('base64')
