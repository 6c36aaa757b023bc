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
    description: 'The next version of a public article, with a correction that readers see. Needs articles:write.',
    args: { input: t.arg({ type: CorrectArticleInput, required: true, description: 'The correction.' }) },
    resolve: async (_root, { input: { id, ...correction } }, context) => {
      const articleId = changeable(context, id, 'id')
      return saved(context, await context.newsroom.correctArticle({ ...correction, articleId }, context.viewer))
    },
  }),
  withholdArticle: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description: 'Takes it out of sight; it may come back by publishing again. Needs articles:write.',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'Which, and why.' }) },
    resolve: async (_root, { input: { id, ...withdrawal } }, context) => {
      const articleId = changeable(context, id, 'id')
      return saved(context, await context.newsroom.withholdArticle({ ...withdrawal, articleId }, context.viewer))
    },
  }),
  cancelArticle: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description: 'A kill: final; the body is dropped from every read, replay and cache. Needs articles:write.',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'Which, and why.' }) },
    resolve: async (_root, { input: { id, ...withdrawal } }, context) => {
      const articleId = changeable(context, id, 'id')
      return saved(context, await context.newsroom.cancelArticle({ ...withdrawal, articleId }, context.viewer))
    },
  }),
  appendLivePost: t.field({
    type: PublishArticlePayload,
    nullable: true,
    description:
      'Puts an entry on top of a public live blog, or in the place of the one with its key. Needs articles:write.',
    args: { input: t.arg({ type: AppendLivePostInput, required: true, description: 'The entry.' }) },
    resolve: async (_root, { input: { articleId, ...post } }, context) => {
      const id = changeable(context, articleId, 'articleId')
      return saved(context, await context.newsroom.appendLivePost({ ...post, articleId: id }, context.viewer))
    },
  }),
}))

/** The article that the viewer asks to change. `field`: where the input names it. */
function changeable({ viewer }: Context, id: string, field: string): string {
  requireScope(viewer, 'articles:write')
  return idOf('Article', id, ['input', field])
}
