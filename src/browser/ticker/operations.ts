/*
 * The operations of the ticker. Every gateway trusts these exact documents, and tickers with the same selection share one
 * execution.
 */
const HEADLINE =
  'id url headline labels { slug name(language: $language) } publishedAt section { name(language: $language) }'

export const LIST = `query TickerHeadlines($language: LanguageTag, $filter: NewsFilter, $first: Int) {
  latestNews(filter: $filter, first: $first) { asOf nodes { ${HEADLINE} } }
}`

export const NEWS = `subscription TickerNews($language: LanguageTag, $filter: NewsFilter, $after: LogCursor) {
  latestNews(filter: $filter, after: $after, onSlow: CONFLATE) { kind articleId article { ${HEADLINE} } }
}`
