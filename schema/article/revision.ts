import { type Revision as RevisionRow, revisionsOfArticle } from '../../db/content/versions/revision.ts'
import { builder } from '../builder.ts'
import { DEFAULT_PAGE_SIZE, pageInfoOf, pageOf } from '../paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../paging/page-cursor.ts'
import { loadMany } from '../sql-plugin/load-relation.ts'
import { Article } from './article.ts'

const Revision = builder.objectRef<RevisionRow>('Revision').implement({
  scope: 'articles:draft',
  description: 'One version of an article, for editors.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'The version number, from 1.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When the version was created.' }),
    headline: t.exposeString('headline', { description: 'Its headline.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'The note of its editor, or the reason of a withdrawal.',
    }),
    by: t.exposeString('by', { nullable: true, description: 'The subject of the token that created it.' }),
  }),
})

const RevisionEdge = builder.objectRef<RevisionRow>('RevisionEdge').implement({
  scope: 'articles:draft',
  description: 'A version in the list.',
  fields: (t) => ({
    cursor: t.string({ description: 'The cursor of this edge, for `after`.', resolve: cursorOf }),
    node: t.field({ type: Revision, description: 'The version.', resolve: (revision) => revision }),
  }),
})

interface RevisionConnectionShape {
  readonly revisions: readonly RevisionRow[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

const RevisionConnection = builder.objectRef<RevisionConnectionShape>('RevisionConnection').implement({
  scope: 'articles:draft',
  description: 'A page of versions, newest first.',
  fields: (t) => ({
    edges: t.field({ type: [RevisionEdge], description: 'The versions.', resolve: (page) => page.revisions }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'The position of the page in the list.',
      resolve: (page) => pageInfoOf(page.revisions, cursorOf, page),
    }),
  }),
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
      const before = typeof args.after === 'string' ? decodePageCursor('revision', args.after).rank : null
      const found = await loadMany(context, revisionsOfArticle, article, { before, limit: limit + 1 })
      return {
        revisions: found.slice(0, limit),
        hasNextPage: found.length > limit,
        hasPreviousPage: before !== null,
      }
    },
  }),
)

function cursorOf({ version, articleId }: RevisionRow): string {
  return encodePageCursor('revision', version, articleId)
}
