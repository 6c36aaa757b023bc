import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { idOf } from '../global-id.ts'
import { requireScope } from '../viewer/viewer.ts'
import { AppendLivePostInput, CorrectArticleInput, WithdrawArticleInput } from './article-change-input.ts'
import { PublishArticlePayload, saved } from './article-mutations.ts'

builder.mutationFields((t) => ({
  correctArticle: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Creates the next version of a public article, with a correction that readers see. Needs articles:write.',
    args: { input: t.arg({ type: CorrectArticleInput, required: true, description: 'The correction.' }) },
    resolve: async (_root, { input: { id, ...correction } }, context) => {
      const articleId = changeable(context, id, 'id')
      return saved(context, await context.newsroom.correctArticle({ ...correction, articleId }, context.viewer))
    },
  }),
  withholdArticle: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description: 'Withdraws an article for the time being. Publishing it again makes it public. Needs articles:write.',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'The article and the reason.' }) },
    resolve: async (_root, { input: { id, ...withdrawal } }, context) => {
      const articleId = changeable(context, id, 'id')
      return saved(context, await context.newsroom.withholdArticle({ ...withdrawal, articleId }, context.viewer))
    },
  }),
  cancelArticle: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Kills an article for good: deletes its content from every read, replay and cache. Needs articles:write.',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'The article and the reason.' }) },
    resolve: async (_root, { input: { id, ...withdrawal } }, context) => {
      const articleId = changeable(context, id, 'id')
      return saved(context, await context.newsroom.cancelArticle({ ...withdrawal, articleId }, context.viewer))
    },
  }),
  appendLivePost: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Adds a post to the top of a public live blog, or replaces the post with the same key. Needs articles:write.',
    args: { input: t.arg({ type: AppendLivePostInput, required: true, description: 'The post.' }) },
    resolve: async (_root, { input: { articleId, ...post } }, context) => {
      const id = changeable(context, articleId, 'articleId')
      return saved(context, await context.newsroom.appendLivePost({ ...post, articleId: id }, context.viewer))
    },
  }),
}))

/** The database id of the article to change. `field` is the input field of its global id. @throws FORBIDDEN, UNAUTHENTICATED, BAD_USER_INPUT */
function changeable({ viewer }: Context, id: string, field: string): string {
  requireScope(viewer, 'articles:write')
  return idOf('Article', id, ['input', field])
}
