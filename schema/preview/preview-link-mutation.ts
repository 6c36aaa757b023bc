import { randomUUID } from 'node:crypto'
import { articleByName } from '../../db/content/article.ts'
import { previewPath } from '../addresses.ts'
import type { ArticleName } from '../article/article-name.ts'
import { ArticleRef, nameOf } from '../article/article-ref.ts'
import { refused } from '../article/verbs/refusal.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { badInput, conflict, notFound } from '../errors.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { unpublishedVersions } from './preview.ts'
import type { PreviewLink } from './preview-links.ts'

const DEFAULT_SECONDS = 86_400

const CreatePreviewLinkInput = builder.inputType('CreatePreviewLinkInput', {
  description: 'A link to a preview of an article.',
  fields: (t) => ({
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When the link expires, in whole seconds; by default in a day. MAX_PREVIEW_AGE bounds it.',
    }),
  }),
})

const CreatePreviewLinkPayload = builder
  .objectRef<{ id: string; url: string; token: string; expiresAt: Date }>('CreatePreviewLinkPayload')
  .implement({
    scope: 'articles:draft',
    description: 'The result of createPreviewLink.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'For `revokePreviewLink`.' }),
      url: t.expose('url', { type: 'URL', description: 'The page of the preview.' }),
      token: t.exposeString('token', { description: 'For `Query.preview`.' }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the link expires.' }),
    }),
  })

builder.mutationField('createPreviewLink', (t) =>
  t.field({
    scope: 'articles:draft',
    type: CreatePreviewLinkPayload,
    nullable: true,
    description:
      'Makes a link that shows what readers do not have yet of an article, its draft and its scheduled version, to everyone who has the link.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'],
    example: '{ article: { slug: "ferry" }, expiresAt: "2026-01-06T18:30:00Z" }',
    args: { input: t.arg({ type: CreatePreviewLinkInput, required: true, description: 'The article.' }) },
    resolve: async (_root, { input }, context) => {
      const expiresAt = expiryOf(input.expiresAt, context.previewLinks.maxSeconds)
      const { articleId, language } = await previewable(nameOf(input.article, ['input', 'article']), context)
      const link = { id: randomUUID(), articleId, expiresAt }
      await context.newsroom.recordPreviewLink(link)
      const token = context.previewLinks.sign(link)
      return { id: link.id, url: new URL(previewPath(language, token), context.publicUrl).href, token, expiresAt }
    },
  }),
)

/** @throws BAD_USER_INPUT for a time that has passed, or is too far away */
function expiryOf(given: Date | null | undefined, maxSeconds: number): Date {
  const now = Math.floor(Date.now() / 1000)
  const seconds = given ? Math.floor(given.getTime() / 1000) : now + Math.min(DEFAULT_SECONDS, maxSeconds)
  if (seconds > now && seconds <= now + maxSeconds) return new Date(seconds * 1000)
  const message = `must be in the future, and at most ${maxSeconds} s from now`
  throw badInput([{ path: ['input', 'expiresAt'], message }])
}

/** @throws NOT_FOUND, or CONFLICT if readers have everything that there is of it */
async function previewable(
  { by, value: name }: ArticleName,
  context: Context,
): Promise<Pick<PreviewLink, 'articleId'> & { readonly language: string }> {
  const article = await loadOne(context, articleByName, { name }, { by, all: true })
  if (!article) throw notFound(`article of this ${by}`)
  if (article.state === 'CANCELED') throw refused('KILLED', article.version, article.state)
  const versions = await unpublishedVersions(article.id, context)
  const shown = versions?.draft ?? versions?.scheduled
  if (shown) return { articleId: article.id, language: shown.language }
  throw conflict(
    'This article has neither a working draft nor a scheduled version. Save a draft, then try again.',
    article.version,
    { reason: 'NO_DRAFT', state: article.state },
  )
}
