import { articleById } from '../../db/content/article.ts'
import {
  draftOfArticle,
  publicationTime,
  scheduledVersionOfArticle,
  VERSION,
  type Version,
} from '../../db/content/versions/version.ts'
import { hasPreviewLink } from '../../db/tokens/preview-links.ts'
import { ArticleContent } from '../article/article-content.ts'
import { builder } from '../builder.ts'
import { NOT_STORED } from '../cache-tags.ts'
import type { Context } from '../context.ts'
import { previewInvalid } from '../errors.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'

/** Without an id: clients that merge objects by id must not take it for the article that readers have. */
const PreviewVersion = builder.objectRef<Version>('PreviewVersion').implement({
  scope: 'public',
  interfaces: [ArticleContent],
  extensions: { rows: new RowsOf(VERSION) },
  description: 'A version that readers do not have yet, for those who have a link to its preview.',
  fields: (t) => ({
    at: t.column('updatedAt', { type: 'DateTime', description: 'When the version was created.' }),
    publishAt: t.sql({
      type: 'DateTime',
      nullable: true,
      description: 'When it becomes public; null unless it is scheduled.',
      sql: publicationTime,
    }),
  }),
})

interface Previewed {
  readonly expiresAt: Date
  readonly draft: Version | null
  readonly scheduled: Version | null
}

const Preview = builder.objectRef<Previewed>('Preview').implement({
  scope: 'public',
  description: 'What a link to a preview opens. At least one of the two versions is there.',
  fields: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the link expires.' }),
    draft: t.expose('draft', { type: PreviewVersion, nullable: true, description: 'The working draft.' }),
    scheduled: t.expose('scheduled', {
      type: PreviewVersion,
      nullable: true,
      description: 'The version that is scheduled or under embargo.',
    }),
  }),
})

builder.queryField('preview', (t) =>
  t.field({
    type: Preview,
    nullable: true,
    description:
      'What readers do not have yet of one article, for who has the token of a link to its preview. The response is never cached. PREVIEW_INVALID for every token that opens nothing, whatever the reason.',
    args: { token: t.arg.string({ required: true, description: 'The `token` of `createPreviewLink`.' }) },
    resolve: async (_root, { token }, context) => {
      context.addCacheTag(NOT_STORED)
      const link = context.previewLinks.verify(token)
      const isOpen = link !== null && (await hasPreviewLink(context.query, link.id))
      const versions = isOpen ? await unpublishedVersions(link.articleId, context) : null
      if (!link || !versions) throw previewInvalid()
      return { expiresAt: link.expiresAt, ...versions }
    },
  }),
)

/** Null if there is neither a draft nor a scheduled version, as of a killed article. */
export async function unpublishedVersions(
  id: string,
  context: Context,
): Promise<Pick<Previewed, 'draft' | 'scheduled'> | null> {
  const article = await loadOne(context, articleById, { id }, { all: true })
  if (!article || article.state === 'CANCELED') return null
  const [draft, scheduled] = await Promise.all([
    loadOne(context, draftOfArticle, article, undefined),
    loadOne(context, scheduledVersionOfArticle, article, undefined),
  ])
  return draft || scheduled ? { draft, scheduled } : null
}
