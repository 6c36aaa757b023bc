import type { Context } from '../../../schema/context.ts'
import { forbidden, unauthenticated } from '../../../schema/errors.ts'
import { pageOf } from '../../../schema/paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../../../schema/paging/page-cursor.ts'
import type { Archive, ArticleKey } from './archive.ts'
import { type Fields, members } from './fields.ts'

type Version = Archive['versions'][number]

export function revisionsField(archive: Archive): Fields {
  return {
    revisions({ id }: ArticleKey, args: { first?: number; after?: string }, { viewer }: Context) {
      if (!viewer.scopes.has('articles:write'))
        throw viewer.subject === null ? unauthenticated('') : forbidden('articles:write')
      const { limit } = pageOf(args)
      const below = typeof args.after === 'string' ? decodePageCursor('revision', args.after).rank : Infinity
      const all = archive.versions
        .filter(({ article_id, version }) => article_id === id && version < below)
        .sort((one, other) => other.version - one.version)
      const shown = all.slice(0, limit)
      return {
        edges: shown.map((version) => ({ cursor: cursorOf(version), node: version })),
        pageInfo: {
          hasNextPage: all.length > limit,
          hasPreviousPage: below !== Infinity,
          startCursor: shown[0] ? cursorOf(shown[0]) : null,
          endCursor: shown.at(-1) ? shown.slice(-1).map(cursorOf)[0] : null,
        },
      }
    },
  }
}

export const REVISION_FIELDS: Readonly<Record<string, Fields>> = {
  RevisionConnection: members('edges', 'pageInfo'),
  RevisionEdge: members('cursor', 'node'),
  Revision: {
    ...members('version', 'headline', 'note'),
    at: ({ created_at }: Version) => created_at,
    by: ({ created_by }: Version) => created_by,
  },
}

function cursorOf({ version, article_id }: Version): string {
  return encodePageCursor('revision', version, article_id)
}
