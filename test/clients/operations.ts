/** The operations that every client library runs. */
export const QUERY = 'query ($first: Int!) { latestNews(first: $first) { asOf nodes { headline section { name } } } }'

export const MUTATION = `mutation ($input: PublishArticleInput!) {
  publishArticle(input: $input) { cursor article { version } }
}`

export const SUBSCRIPTION = `subscription ($after: LogCursor) {
  latestNews(after: $after) { cursor kind article { headline } }
}`

export const story = (headline: string) => ({
  input: { headline, language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' },
})
