import { builder } from '../builder.ts'
import { idOf } from '../global-id.ts'
import { AppendLivePostInput, CorrectArticleInput, WithdrawArticleInput } from './article-change-input.ts'
import { PublishArticlePayload, saved } from './article-mutations.ts'

builder.mutationFields((t) => ({
  correctArticle: t.field({
    scope: 'articles:correct',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Creates the next version of a public article, with a correction that readers see.',
    args: { input: t.arg({ type: CorrectArticleInput, required: true, description: 'The correction.' }) },
    resolve: async (_root, { input: { id, ...correction } }, context) => {
      const articleId = changeable(id, 'id')
      return saved(context, await context.newsroom.correctArticle({ ...correction, articleId }, context.viewer))
    },
  }),
  withholdArticle: t.field({
    scope: 'articles:withdraw',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Withdraws an article for the time being. Publishing it again makes it public.',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'The article and the reason.' }) },
    resolve: async (_root, { input: { id, ...withdrawal } }, context) => {
      const articleId = changeable(id, 'id')
      return saved(context, await context.newsroom.withholdArticle({ ...withdrawal, articleId }, context.viewer))
    },
  }),
  cancelArticle: t.field({
    scope: 'articles:withdraw',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Kills an article for good: deletes its content from every read, replay and cache.',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'The article and the reason.' }) },
    resolve: async (_root, { input: { id, ...withdrawal } }, context) => {
      const articleId = changeable(id, 'id')
      return saved(context, await context.newsroom.cancelArticle({ ...withdrawal, articleId }, context.viewer))
    },
  }),
  appendLivePost: t.field({
    scope: 'articles:publish',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Adds a post to the top of a public live blog, or replaces the post with the same key.',
    args: { input: t.arg({ type: AppendLivePostInput, required: true, description: 'The post.' }) },
    resolve: async (_root, { input: { articleId, ...post } }, context) => {
      const id = changeable(articleId, 'articleId')
      return saved(context, await context.newsroom.appendLivePost({ ...post, articleId: id }, context.viewer))
    },
  }),
}))

/** The database id of the article to change. `field` is the input field of its global id. @throws BAD_USER_INPUT */
function changeable(id: string, field: string): string {
  return idOf('Article', id, ['input', field])
}
