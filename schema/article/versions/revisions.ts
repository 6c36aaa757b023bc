import { revisionsOfArticle, stateOfVersion, VERSION, type Version } from '../../../db/content/versions/version.ts'
import { builder } from '../../builder.ts'
import { cursorInvalid } from '../../errors.ts'
import { type LoadedPage, loadedConnection } from '../../paging/connection.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../../paging/page.ts'
import { decodePageCursor, encodePageCursor, isCursor } from '../../paging/page-cursor.ts'
import { RowsOf } from '../../sql-plugin/declaration.ts'
import { loadMany } from '../../sql-plugin/load-relation.ts'
import { Article } from '../article.ts'
import { ArticleVersion, RevisionState } from './article-version.ts'

const Revision = builder.objectRef<Version>('Revision').implement({
  scope: 'articles:draft',
  extensions: { rows: new RowsOf(VERSION) },
  description: 'One version of an article in the list of all, for editors.',
  fields: (t) => ({
    version: t.column('version', { type: 'Int', description: 'The version number, from 1.' }),
    at: t.column('updatedAt', { type: 'DateTime', description: 'When the version was created.' }),
    headline: t.column('headline', { description: 'Its headline.' }),
    note: t.column('note', { nullable: true, description: 'The note of its editor, or the reason of a withdrawal.' }),
    by: t.column('by', { nullable: true, description: 'The subject of the token that created it.' }),
    state: t.sql({ type: RevisionState, description: 'What has become of the version.', sql: stateOfVersion }),
    content: t.passthrough({ type: ArticleVersion, description: 'The version with its whole content.' }),
  }),
})

const RevisionEdge = builder.objectRef<Version>('RevisionEdge').implement({
  scope: 'articles:draft',
  description: 'A version in the list.',
  fields: (t) => ({
    cursor: t.string({ description: 'The cursor of this edge, for `after`.', resolve: cursorOf }),
    node: t.field({ type: Revision, description: 'The version.', resolve: (revision) => revision }),
  }),
})

const RevisionConnection = loadedConnection<Version, LoadedPage<Version>>('Revision', {
  scope: 'articles:draft',
  edge: RevisionEdge,
  node: Revision,
  many: 'versions',
  order: 'newest first',
  nodeOf: (revision) => revision,
  cursorOf,
})

builder.objectField(Article, 'revisions', (t) =>
  t.field({
    scope: 'articles:draft',
    type: RevisionConnection,
    description: 'The versions of the article, newest first.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
      after: t.arg.string({ description: 'Only edges after this cursor.' }),
    },
    resolve: async (article, args, context) => {
      const { limit } = pageOf(args)
      const before = isCursor(args.after) ? versionBefore(args.after, article.id) : null
      const found = await loadMany(context, revisionsOfArticle, article, { before, limit: limit + 1 })
      return {
        rows: found.slice(0, limit),
        hasNextPage: found.length > limit,
        hasPreviousPage: before !== null,
      }
    },
  }),
)

/** @throws CURSOR_INVALID also for a cursor of another article, whose numbers are of other versions */
function versionBefore(cursor: string, articleId: string): number {
  const { rank, id } = decodePageCursor('revision', cursor)
  if (id !== articleId) throw cursorInvalid()
  return rank
}

function cursorOf({ version, id }: Version): string {
  return encodePageCursor('revision', version, id)
}
