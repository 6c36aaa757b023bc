import { ARTICLE, type Article as ArticleRow, articleById } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { withStoredAddresses } from '../media/stored-addresses.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { forgetLoaded } from '../sql-plugin/load.ts'
import { loadOne, loadRow } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { Article } from './article.ts'
import { PublishArticleInput, SaveDraftInput } from './article-input.ts'
import type { Submitted } from './submission.ts'
import { withUris } from './verbs/named-articles.ts'

export interface Saved {
  readonly article: ArticleRow | null
  readonly submitted: Submitted
}

export const PublishArticlePayload = builder.objectRef<Saved>('PublishArticlePayload').implement({
  scope: 'public',
  description: 'The result of a change of an article.',
  fields: (t) => ({
    articleId: t.globalID({
      description: 'The id of the article.',
      resolve: ({ submitted: { articleId } }) => ({ id: articleId, type: 'Article' }),
    }),
    version: t.int({
      description: 'The version that was created, or that is stored already.',
      resolve: ({ submitted }) => submitted.version,
    }),
    article: t.expose('article', {
      type: Article,
      nullable: true,
      description:
        'The article in that version. Without articles:draft what readers have of it, null if that is nothing: it is withheld, scheduled or a draft.',
    }),
    cursor: t.field({
      type: 'LogCursor',
      nullable: true,
      description:
        'The position of the change in the log: a subscriber at or past it has received it. Null if nothing public changed (draft, scheduled, embargoed).',
      resolve: ({ submitted: { position } }, _args, { epoch }) =>
        position === null ? null : encodeLogCursor({ epoch, position }),
    }),
    changed: t.boolean({
      description: 'False if nothing was written, because the same is stored already.',
      resolve: ({ submitted }) => submitted.changed,
    }),
  }),
})

const SaveDraftPayload = builder.objectRef<Saved>('SaveDraftPayload').implement({
  scope: 'public',
  description: 'The result of saveDraft.',
  fields: (t) => ({
    article: t.expose('article', {
      type: Article,
      nullable: true,
      description: 'The article in the version that was created.',
    }),
  }),
})

builder.mutationFields((t) => ({
  publishArticle: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Creates the article with this `uri`, or its next version. Publishes it now, at `publishAt`, or when the embargo ends. Idempotent with an idempotencyKey.',
    errors: ['BAD_USER_INPUT', 'CONFLICT', 'IDEMPOTENCY_CONFLICT'],
    example:
      '{ uri: "urn:example:ferry", headline: "Ferry sails again", language: "en", section: "news", bodyHtml: "<p>At noon.</p>" }',
    args: { input: t.arg({ type: PublishArticleInput, required: true, description: 'The whole article.' }) },
    resolve: async (_root, { input }, context) => {
      const article = await withUris(withStoredAddresses(input, context.publicUrl), ['input'], context)
      return saved(context, await context.newsroom.publishArticle(article, context.viewer))
    },
  }),
  saveDraft: t.field({
    scope: 'articles:draft',
    type: SaveDraftPayload,
    nullable: true,
    description: 'Creates a version that readers do not see.',
    errors: ['BAD_USER_INPUT', 'CONFLICT', 'IDEMPOTENCY_CONFLICT'],
    example:
      '{ article: { uri: "urn:example:ferry", headline: "Ferry sails again", language: "en", section: "news", bodyHtml: "<p>At noon.</p>" } }',
    args: { input: t.arg({ type: SaveDraftInput, required: true, description: 'The whole article.' }) },
    resolve: async (_root, { input }, context) => {
      const given = withStoredAddresses(input.article, context.publicUrl)
      const article = await withUris(given, ['input', 'article'], context)
      return saved(context, await context.newsroom.saveDraft(article, context.viewer))
    },
  }),
}))

/** The result of any change of an article: it shows to nobody what they could not read. */
export async function saved(context: Context, submitted: Submitted): Promise<Saved> {
  forgetLoaded(context)
  const { articleId: id, version } = submitted
  if (!seesDrafts(context.viewer))
    return { article: await loadOne(context, articleById, { id }, { all: false }), submitted }
  const article = await loadRow(context, 'Article', ARTICLE, { id, version })
  if (!article) throw new Error(`version ${version} of article ${id} is not stored`)
  return { article, submitted }
}
