import type { Newsroom } from '../../newsroom.ts'
import { SLUG, type Told } from './marked-story.ts'

type Question = readonly [name: string, ask: () => Promise<string>]

const STORY = `{ headline standfirst byline dateline slugline genre canonicalUrl seoTitle seoDescription socialTitle
  socialDescription bodyText bodyHtml body { text html } leadMedia { altText caption credit url } corrections { text }
  source { itemUrl } slug url }`
const READERS = {
  article: `{ article(ref: { slug: "${SLUG}" }) ${STORY} }`,
  'article by uri': `{ article(ref: { uri: "urn:killed" }) ${STORY} }`,
  'latest news': '{ latestNews { nodes { headline bodyText } } }',
  'live posts':
    '{ article(ref: { uri: "urn:killed" }) { livePosts { nodes { key headline text } } keyEvents { html } } }',
  'search of posts': '{ search(query: "arrives") { edges { snippet } } }',
  section: '{ section(slug: "news") { articles { nodes { headline } } } }',
  search: '{ search(query: "sleeps") { edges { snippet node { headline } } } }',
  curation: '{ curation(slug: "ticker") { articles { headline } } }',
}
const EDITORS = {
  versions: `{ article(ref: { uri: "urn:killed" }) { draft { headline } scheduled { headline } revisions { nodes { headline note } } } }`,
  articles: '{ articles { nodes { headline slug } } }',
  original: '{ article(ref: { uri: "urn:killed" }) { original { body } } }',
}
const PAGES = [
  `/en/articles/${SLUG}`,
  '/en',
  '/en/news',
  '/en/search?q=sleeps',
  '/feeds/latest.rss',
  '/feeds/news.atom',
  '/feeds/latest.json',
  '/feeds/latest.ninjs',
  '/sitemap-news.xml',
]

/** Everything that can be asked about the story. */
export function questionsAbout(newsroom: Newsroom, { before, preview, publishAgain }: Told): readonly Question[] {
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers })
    return `${[...response.headers].join('\n')}\n${await response.text()}`
  }
  const graphql = async (query: string, headers: Record<string, string> = {}) =>
    get(`${newsroom.url}/graphql?${new URLSearchParams({ query })}`, headers)
  const editor = async () => ({ authorization: `Bearer ${await newsroom.token()}` })
  return [
    ...PAGES.map((path): Question => [path, () => get(newsroom.url + path)]),
    ...Object.entries(READERS).map(([name, query]): Question => [name, () => graphql(query)]),
    ...Object.entries({ ...READERS, ...EDITORS }).map(
      ([name, query]): Question => [`${name}, for editors`, async () => graphql(query, await editor())],
    ),
    ['changed since', () => graphql(`{ changedSince(cursor: "${before}") { nodes { article { headline } } } }`)],
    ['preview page', () => get(preview.url)],
    ['preview', () => graphql(`{ preview(token: "${preview.token}") { draft { headline } scheduled { headline } } }`)],
    ['publishing again', publishAgain],
  ]
}
