import { builder } from '../builder.ts'
import { withStoredAddresses } from '../media/stored-addresses.ts'
import { CorrectArticleInput, WithdrawArticleInput } from './article-change-input.ts'
import { PublishArticlePayload, saved } from './article-mutations.ts'
import { nameOf } from './article-ref.ts'
import { CHANGE_ERRORS } from './verbs/change-fields.ts'

const AT = ['input', 'article']

builder.mutationFields((t) => ({
  correctArticle: t.field({
    scope: 'articles:correct',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Creates the next version of a public article, with a correction that readers see.',
    errors: CHANGE_ERRORS,
    example:
      '{ article: { slug: "ferry" }, headline: "Ferry sails on Sunday", text: "An earlier headline named the wrong day." }',
    args: { input: t.arg({ type: CorrectArticleInput, required: true, description: 'The correction.' }) },
    resolve: async (_root, { input }, context) => {
      const corrected = withStoredAddresses(input, context.publicUrl)
      const change = { ...corrected, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.correctArticle(change, context.viewer))
    },
  }),
  withholdArticle: t.field({
    scope: 'articles:withdraw',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Withdraws an article for the time being. Publishing it again makes it public.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, reason: "One of the operators disputes it." }',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'The article and the reason.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.withholdArticle(change, context.viewer))
    },
  }),
  cancelArticle: t.field({
    scope: 'articles:withdraw',
    type: PublishArticlePayload,
    nullable: true,
    description: 'Kills an article for good: deletes its content from every read, replay and cache.',
    errors: CHANGE_ERRORS,
    example: '{ article: { slug: "ferry" }, reason: "It is not true." }',
    args: { input: t.arg({ type: WithdrawArticleInput, required: true, description: 'The article and the reason.' }) },
    resolve: async (_root, { input }, context) => {
      const change = { ...input, article: nameOf(input.article, AT) }
      return saved(context, await context.newsroom.cancelArticle(change, context.viewer))
    },
  }),
}))
