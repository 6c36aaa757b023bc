import { z } from 'zod'
import { withoutForbidden } from '../xml/characters.ts'
import { escaped } from './legible.ts'

const Text = z.string().transform(withoutForbidden)

/** The first page of the posts of a live blog. */
export const LivePosts = z.object({
  nodes: z.array(
    z.object({ at: z.coerce.date(), updatedAt: z.coerce.date(), headline: Text.nullable(), html: Text, text: Text }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean() }),
})

interface LiveStory {
  readonly url: string
  readonly headline: string
  readonly updatedAt: Date
  readonly bodyHtml: string
  readonly bodyText: string
  readonly livePosts: z.infer<typeof LivePosts>
}

/** The story with its posts above its body, and a link to its page if there are older ones. A post is a change of it. */
export function withPosts<Story extends LiveStory>({ livePosts, ...story }: Story): Omit<Story, 'livePosts'> {
  const { nodes, pageInfo } = livePosts
  const posts = nodes.map(({ at, headline, html }) => {
    const title = headline === null ? '' : `<h3>${escaped(headline)}</h3>`
    return `<article><time datetime="${at.toISOString()}">${at.toISOString()}</time>${title}${html}</article>`
  })
  const texts = nodes.map(({ headline, text }) => (headline === null ? text : `${headline}\n${text}`))
  const link = `<p><a href="${escaped(story.url)}">${escaped(story.headline)}</a></p>`
  return {
    ...story,
    updatedAt: new Date(Math.max(story.updatedAt.getTime(), ...nodes.map(({ updatedAt }) => updatedAt.getTime()))),
    bodyText: [...texts, story.bodyText].join('\n'),
    bodyHtml: [...posts, ...(pageInfo.hasNextPage ? [link] : []), story.bodyHtml].join('\n'),
  }
}
