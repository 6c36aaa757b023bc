/*
 * What the ticker asks. They are among the trusted documents of every gateway, and in these very words: tickers that ask
 * the same share one execution.
 */
const HEADLINE = 'id url headline labels publishedAt section { name(language: $language) }'

export const LIST = `query TickerHeadlines($language: LanguageTag, $filter: NewsFilter, $first: Int) {
  latestNews(filter: $filter, first: $first) { asOf nodes { ${HEADLINE} } }
}`

export const NEWS = `subscription TickerNews($language: LanguageTag, $filter: NewsFilter, $after: String) {
  latestNews(filter: $filter, after: $after, onSlow: CONFLATE) { kind articleId article { ${HEADLINE} } }
}`
