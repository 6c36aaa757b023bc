import type { Context } from '../../../schema/context.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../../../schema/paging/page-cursor.ts'
import { type Archive, type ArticleKey, bySlug, sectionPath, versionOf } from './archive.ts'
import { wordsOf } from './directory.ts'
import { type Fields, members } from './fields.ts'
import { refuseReaders } from './refuse.ts'

interface Arguments {
  readonly states?: readonly string[] | null
  readonly section?: string | null
  readonly author?: string | null
  readonly language?: string | null
  readonly query?: string | null
  readonly first?: number | null
  readonly after?: string | null
}

interface Listed extends ArticleKey {
  readonly changedMs: number
}

const cursorOf = ({ changedMs, id }: Listed) => encodePageCursor('changed', changedMs, id)

export const EDITORS_FIELDS: Readonly<Record<string, Fields>> = {
  ArticleConnection: members('edges', 'nodes', 'pageInfo', 'totalCount'),
  ArticleEdge: { cursor: cursorOf, node: (article: Listed) => article },
}

export function editorsQueries(archive: Archive): Fields {
  return {
    articles(_root: unknown, args: Arguments, { viewer }: Context) {
      refuseReaders(viewer)
      const { limit } = pageOf({ first: args.first })
      const after = typeof args.after === 'string' ? decodePageCursor('changed', args.after) : null
      const section = typeof args.section === 'string' ? bySlug(archive.sections, args.section) : null
      const author = typeof args.author === 'string' ? bySlug(archive.authors, args.author) : null
      const wanted = wordsOf(args.query ?? '')
      const all = archive.articles
        .map((article): Listed => ({ ...article, changedMs: article.changed_at.getTime() }))
        .filter((article) => {
          const version = versionOf(archive, article)
          const sections = [version.section_id, ...version.other_section_ids]
          const words = wordsOf(`${version.headline} ${version.slugline ?? ''}`)
          return (
            (!args.states || args.states.includes(stateOf(archive, article))) &&
            (!args.section ||
              sections.some((id) => sectionPath(archive, id).some((above) => above.id === section?.id))) &&
            (!args.author || (author !== null && version.author_ids.includes(author.id))) &&
            (!args.language || `${version.language}-`.startsWith(`${args.language}-`)) &&
            wanted.every((part) => words.some((word) => word.startsWith(part)))
          )
        })
        .sort((one, other) => other.changedMs - one.changedMs || (one.id < other.id ? 1 : -1))
      const isBelow = ({ changedMs, id }: Listed) =>
        !after || changedMs < after.rank || (changedMs === after.rank && id < after.id)
      const rest = all.filter(isBelow)
      const shown = rest.slice(0, limit)
      return {
        edges: shown,
        nodes: shown,
        pageInfo: {
          hasNextPage: rest.length > limit,
          hasPreviousPage: after !== null,
          startCursor: shown.map(cursorOf)[0] ?? null,
          endCursor: shown.map(cursorOf).at(-1) ?? null,
        },
        totalCount: all.length,
      }
    },
  }
}

function stateOf({ articles }: Archive, { id }: ArticleKey): string {
  return articles.find((article) => article.id === id)?.state ?? ''
}
