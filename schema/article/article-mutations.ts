import { ARTICLE, type Article as ArticleRow } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { requireScope } from '../viewer/viewer.ts'
import { Article } from './article.ts'
import { PublishArticleInput, SaveDraftInput } from './article-input.ts'
import type { Submitted } from './submission.ts'

interface Saved {
  readonly article: ArticleRow
  readonly submitted: Submitted
}

export const PublishArticlePayload = builder.objectRef<Saved>('PublishArticlePayload').implement({
  description:
    '`cursor` is the position of the change in the log: a subscriber at or past it has it. Null when nothing public changed yet (draft, scheduled, embargoed).',
  fields: (t) => ({
    article: t.expose('article', { type: Article, description: 'The version that was written.' }),
    cursor: t.string({
      nullable: true,
      description: 'The place of the change in the log; null when nothing public changed.',
      resolve: ({ submitted: { position } }, _args, { epoch }) =>
        position === null ? null : encodeLogCursor({ epoch, position }),
    }),
    changed: t.boolean({
      description: 'False when `sourceDigest` showed that this was stored before.',
      resolve: ({ submitted }) => submitted.changed,
    }),
  }),
})

const SaveDraftPayload = builder.objectRef<Saved>('SaveDraftPayload').implement({
  description: 'What saveDraft did.',
  fields: (t) => ({ article: t.expose('article', { type: Article, description: 'The version that was written.' }) }),
})

builder.mutationFields((t) => ({
  publishArticle: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Creates or replaces by `uri`; publishes now, at `publishAt`, or, with an embargo, when it lifts. The same idempotencyKey gives the same answer once. Needs articles:write.',
    args: { input: t.arg({ type: PublishArticleInput, required: true, description: 'The whole article.' }) },
    resolve: async (_root, { input }, context) => {
      requireScope(context.viewer, 'articles:write')
      return saved(context, await context.newsroom.publishArticle(input, context.viewer))
    },
  }),
  saveDraft: t.field({
    type: SaveDraftPayload,
    nullable: true,
    description: 'Writes a version that readers do not see; publishArticle makes one public. Needs articles:write.',
    args: { input: t.arg({ type: SaveDraftInput, required: true, description: 'The whole article.' }) },
    resolve: async (_root, { input }, context) => {
      requireScope(context.viewer, 'articles:write')
      return saved(context, await context.newsroom.saveDraft(input.article, context.viewer))
    },
  }),
}))

export async function saved(context: Context, submitted: Submitted): Promise<Saved> {
  const article = await loadRow(context, 'Article', ARTICLE, { id: submitted.articleId, version: submitted.version })
  if (!article) throw new Error(`version ${submitted.version} of article ${submitted.articleId} is not stored`)
  return { article, submitted }
}
