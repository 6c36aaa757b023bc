import { z } from 'zod'
import { Block } from './block-data.ts'
import { Html, Media } from './media-data.ts'

/* Schemas of the results of page operations, as the templates use them. Results are validated when a page is rendered. */

const Named = z.object({ slug: z.string(), name: z.string() })
export type Named = z.infer<typeof Named>

export const Headline = z.object({
  id: z.string(),
  slug: z.string(),
  version: z.number(),
  language: z.string(),
  headline: z.string(),
  standfirst: z.string().nullable(),
  labels: z.array(Named),
  publishedAt: z.string().nullable(),
  section: Named,
  leadMedia: Media.nullable(),
  corrections: z.array(z.object({ version: z.number() })),
})
export type Headline = z.infer<typeof Headline>

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

const LivePost = Html.extend({
  id: z.string(),
  key: z.string(),
  at: z.string(),
  updatedAt: z.string(),
  headline: z.string().nullable(),
  /** Without markup. */
  text: z.string(),
  keyEvent: z.boolean(),
  pinned: z.boolean(),
})
export type LivePost = z.infer<typeof LivePost>

/** The picture in the shapes that search engines and link previews ask for; of another site, the same one each time. */
const Previewed = Media.extend({ preview: z.string(), square: z.string(), classic: z.string(), wide: z.string() })

export const Article = Headline.omit({ corrections: true }).extend({
  leadMedia: Previewed.nullable(),
  uri: z.string(),
  url: z.string(),
  byline: z.string().nullable(),
  dateline: z.string().nullable(),
  genre: z.string().nullable(),
  access: z.enum(['FREE', 'METERED', 'PAID']),
  canonicalUrl: z.string().nullable(),
  seoTitle: z.string().nullable(),
  seoDescription: z.string().nullable(),
  socialTitle: z.string().nullable(),
  socialDescription: z.string().nullable(),
  updatedAt: z.string(),
  wordCount: z.number(),
  authors: z.array(Named.extend({ bio: z.string().nullable() })),
  tags: z.array(Named),
  source: z.object({ name: z.string(), url: z.string().nullable(), itemUrl: z.string().nullable() }).nullable(),
  corrections: z.array(z.object({ at: z.string(), text: z.string(), version: z.number() })),
  translations: z.array(
    z.object({ id: z.string(), slug: z.string(), language: z.string(), headline: z.string(), url: z.string() }),
  ),
  related: z.array(Headline),
  body: z.array(Block),
  livePosts: z.object({ nodes: z.array(LivePost), pageInfo: PageInfo }),
})
export type Article = z.infer<typeof Article>

/** A post is a change of its story. */
function asNewAsItsPosts(article: Article): Article {
  return {
    ...article,
    updatedAt: article.livePosts.nodes.reduce(
      (latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest),
      article.updatedAt,
    ),
  }
}

/** A version that readers do not have yet. */
const PreviewVersion = Article.omit({
  id: true,
  uri: true,
  url: true,
  slug: true,
  publishedAt: true,
  updatedAt: true,
  corrections: true,
  translations: true,
  livePosts: true,
}).extend({ at: z.string(), publishAt: z.string().nullable() })
export type PreviewVersion = z.infer<typeof PreviewVersion>

/** The data of masthead, navigation and strip, on every page. */
export const Chrome = z.object({
  sections: z
    .object({ nodes: z.array(Named.extend({ parent: z.object({ slug: z.string() }).nullable() })) })
    .transform(({ nodes }) => nodes),
  ticker: z.object({ articles: z.array(Headline) }).nullable(),
})
export type Chrome = z.infer<typeof Chrome>

const HeadlineList = z.object({ nodes: z.array(Headline) })

export const FrontPage = Chrome.extend({
  latestNews: HeadlineList.extend({ pageInfo: PageInfo }),
  featured: z.object({ title: z.string(), articles: z.array(Headline) }).nullable(),
})
export type FrontPage = z.infer<typeof FrontPage>

export const SectionPage = Chrome.extend({
  section: Named.extend({
    description: z.string().nullable(),
    parent: Named.nullable(),
    children: z.array(Named),
    articles: HeadlineList.extend({ pageInfo: PageInfo }),
  }).nullable(),
})
export type SectionPage = z.infer<typeof SectionPage>

/** A page of an author or a topic. */
export const TopicPage = Chrome.extend({
  topic: Named.extend({
    description: z.string().nullable(),
    articles: HeadlineList.extend({ pageInfo: PageInfo }),
  }).nullable(),
})
export type TopicPage = z.infer<typeof TopicPage>

/** A page that ends in the latest news. */
export const NoticePage = Chrome.extend({ mostRecent: HeadlineList })
export type NoticePage = z.infer<typeof NoticePage>

export const ArticlePage = NoticePage.extend({
  article: Article.transform(asNewAsItsPosts).nullable(),
  withdrawal: z
    .object({ articleId: z.string(), kind: z.enum(['WITHHELD', 'CANCELED', 'EXPIRED']), reason: z.string().nullable() })
    .nullable(),
})
export type ArticlePage = z.infer<typeof ArticlePage>

export const PreviewPage = Chrome.extend({
  preview: z.object({ expiresAt: z.string(), draft: PreviewVersion.nullable(), scheduled: PreviewVersion.nullable() }),
})
export type PreviewPage = z.infer<typeof PreviewPage>

export const SearchPage = Chrome.extend({
  search: z.object({
    totalCount: z.number(),
    pageInfo: PageInfo,
    edges: z.array(z.object({ snippet: z.string(), node: Headline })),
  }),
})
export type SearchPage = z.infer<typeof SearchPage>
