import { bodyText } from '../../../db/content/body-text.ts'
import { bodyHtml } from '../../../schema/body/block-html.ts'
import { livePostsTag } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../../../schema/paging/page-cursor.ts'
import { type Archive, type ArticleKey, publicArticles } from './archive.ts'
import { blocks } from './block.ts'
import { type Fields, globalId, members } from './fields.ts'

type Post = Archive['posts'][number]

interface Page {
  readonly shown: readonly Post[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly asOf: string
}

export function livePostsOfArticle(archive: Archive): Fields {
  /** Of an article that is not public, editors see the posts. */
  const postsOf = ({ id }: ArticleKey, { addCacheTag, viewer }: Context) => {
    addCacheTag(livePostsTag(id))
    return visiblePosts(archive, viewer).filter((post) => post.article_id === id)
  }
  return {
    livePosts(
      article: ArticleKey,
      { first, after, keyEvents }: { first?: number | null; after?: string | null; keyEvents?: boolean | null },
      context: Context,
    ): Page {
      const { limit } = pageOf({ first })
      const edge = typeof after === 'string' ? decodePageCursor(['post', 'pinned post'], after) : null
      const all = postsOf(article, context)
        .filter((post) => !keyEvents || post.key_event)
        .sort((one, other) => Number(comesAfter(one, other)) - Number(comesAfter(other, one)))
      const rest = all.filter((post) => {
        if (!edge) return true
        const from = { pinned: edge.list === 'pinned post', at: new Date(edge.rank), id: edge.id }
        return comesAfter(post, from)
      })
      return {
        shown: rest.slice(0, limit),
        hasNextPage: rest.length > limit,
        hasPreviousPage: edge !== null,
        asOf: encodeLogCursor(archive.head),
      }
    },
    keyEvents: (article: ArticleKey, { first }: { first?: number | null }, context: Context) =>
      postsOf(article, context)
        .filter((post) => post.key_event)
        .sort((one, other) => Number(isOlder(one, other)) - Number(isOlder(other, one)))
        .slice(0, pageOf({ first }).limit),
  }
}

export function visiblePosts(archive: Archive, { scopes }: Context['viewer']): Archive['posts'] {
  const shown = new Set(publicArticles(archive).map(({ id }) => id))
  return archive.posts.filter((post) => scopes.has('articles:write') || shown.has(post.article_id))
}

type Place = Pick<Post, 'pinned' | 'at' | 'id'>

function comesAfter(one: Place, other: Place): boolean {
  return one.pinned === other.pinned ? isOlder(one, other) : other.pinned
}

function isOlder(one: Place, other: Place): boolean {
  return one.at < other.at || (one.at.getTime() === other.at.getTime() && one.id < other.id)
}

const cursorOf = ({ pinned, at, id }: Place) => encodePageCursor(pinned ? 'pinned post' : 'post', at.getTime(), id)

export const LIVE_POST_FIELDS: Readonly<Record<string, Fields>> = {
  LivePost: {
    ...members('key', 'version', 'at', 'headline', 'pinned'),
    id: ({ id }: Post) => globalId('LivePost', id),
    updatedAt: ({ updated_at }: Post) => updated_at,
    keyEvent: ({ key_event }: Post) => key_event,
    blocks: ({ blocks: stored }: Post) => blocks(stored),
    html: ({ blocks: stored }: Post, _args: object, { publicUrl }: Context) => bodyHtml(stored, publicUrl),
    text: ({ blocks: stored }: Post) => bodyText(stored),
  },
  LivePostConnection: {
    ...members('asOf'),
    nodes: ({ shown }: Page) => shown,
    edges: ({ shown }: Page) => shown,
    pageInfo: ({ shown, hasNextPage, hasPreviousPage }: Page) => ({
      hasNextPage,
      hasPreviousPage,
      startCursor: shown.map(cursorOf)[0] ?? null,
      endCursor: shown.map(cursorOf).at(-1) ?? null,
    }),
  },
  LivePostEdge: { cursor: cursorOf, node: (post: Post) => post },
}
