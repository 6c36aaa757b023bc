import { z } from 'zod'
import { withoutForbidden } from '../xml/characters.ts'
import { LivePosts, withPosts } from './live-posts.ts'

const Text = z.string().transform(withoutForbidden)

const Named = z.object({ slug: Text, name: Text })

const Rendition = z.object({
  url: Text,
  width: z.number().nullable(),
  height: z.number().nullable(),
  mimeType: Text.nullable(),
  name: Text.nullable(),
})

const Media = z.object({
  kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
  url: Text,
  altText: Text.nullable(),
  caption: Text.nullable(),
  credit: Text.nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  item: z.object({ id: z.string() }).nullable(),
  /** Of an uploaded picture. */
  sizes: z.array(Rendition),
  /** Of a picture of another site. */
  given: z.array(Rendition),
})

/** An uploaded picture is the largest of its renditions. */
const Picture = Media.transform(({ item, sizes, given, ...media }) => {
  const { url, width, height } = (item && sizes.at(-1)) ?? media
  return { ...media, url, width, height, renditions: item ? sizes : given }
})

/** The fields of an article that feeds contain. */
const Story = z
  .object({
    uri: Text,
    version: z.number(),
    url: Text,
    headline: Text,
    standfirst: Text.nullable(),
    byline: Text.nullable(),
    dateline: Text.nullable(),
    slugline: Text.nullable(),
    genre: Text.nullable(),
    urgency: z.number(),
    labels: z.array(Named),
    language: Text,
    expiresAt: z.coerce.date().nullable(),
    publishedAt: z.coerce.date(),
    updatedAt: z.coerce.date(),
    /** The primary one first. */
    sections: z.array(Named),
    canonicalUrl: Text.nullable(),
    authors: z.array(z.object({ name: Text })),
    tags: z.array(Named),
    leadMedia: Picture.nullable(),
    /** Sanitised HTML with absolute URLs. */
    bodyHtml: Text,
    bodyText: Text,
    corrections: z.array(z.object({ text: Text })),
    related: z.array(z.object({ uri: Text, headline: Text })),
    source: z.object({ name: Text, url: Text.nullable(), itemUrl: Text.nullable() }).nullable(),
    livePosts: LivePosts,
  })
  .transform(withPosts)

const Described = z.object({ name: Text, description: Text.nullable() }).nullish()

/** The result of `operations/feed.graphql`. */
export const FeedAnswer = z.object({
  section: Described,
  tag: Described,
  author: Described,
  latestNews: z.object({ nodes: z.array(Story) }),
})

export type FeedAnswer = z.infer<typeof FeedAnswer>
export type Picture = z.infer<typeof Picture>
export type Story = z.infer<typeof Story>

/** The sections first: an importer takes the section from the first category that names one. */
export function categoriesOf({ sections, tags }: Story): string[] {
  return [...new Set([...sections, ...tags].map(({ name }) => name))]
}

/** The names of the authors, else the byline. */
export function authorsOf({ authors, byline }: Story): string[] {
  if (authors.length > 0) return authors.map(({ name }) => name)
  return byline === null ? [] : [byline]
}
