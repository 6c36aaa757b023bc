import { BlockInput } from '../body/block-input.ts'
import { builder } from '../builder.ts'
import { ArticleRef } from './article-ref.ts'
import { expectation } from './verbs/change-fields.ts'

export const CorrectArticleInput = builder.inputType('CorrectArticleInput', {
  description: 'A correction. Fields that are left out keep their value.',
  fields: (t) => ({
    article: t.field({ type: ArticleRef, required: true, description: 'The article; it must be public.' }),
    text: t.string({ required: true, description: 'What was wrong, for readers.' }),
    headline: t.string({ description: 'Plain text, not blank.' }),
    standfirst: t.string({ description: 'Plain text; a blank one removes it.' }),
    body: t.field({ type: [BlockInput], description: 'At most one of body and bodyHtml.' }),
    bodyHtml: t.string({ description: 'At most one of body and bodyHtml. HTML is sanitised into blocks.' }),
    ...expectation(t),
  }),
})

export const WithdrawArticleInput = builder.inputType('WithdrawArticleInput', {
  description: 'A withdrawal or a kill.',
  fields: (t) => ({
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    reason: t.string({
      required: true,
      description: 'The reason. It is public: every subscriber who may have the article receives it.',
    }),
    ...expectation(t),
  }),
})
