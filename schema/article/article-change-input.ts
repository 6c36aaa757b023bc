import { builder } from '../builder.ts'
import { BlockInput } from './article-input.ts'

const KEY = 'The same key gives the same answer once: send it again after a failure.'

export const CorrectArticleInput = builder.inputType('CorrectArticleInput', {
  description: 'What was wrong with an article, and how it is right. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The article; it must be public.' }),
    text: t.string({ required: true, description: 'Says to readers what was wrong and is right now.' }),
    headline: t.string({ description: 'Plain text, not blank.' }),
    standfirst: t.string({ description: 'Plain text; blank takes it away.' }),
    body: t.field({ type: [BlockInput], description: 'At most one of body and bodyHtml; live posts stay.' }),
    bodyHtml: t.string({ description: 'At most one of body and bodyHtml. HTML is sanitised into blocks.' }),
    expectedVersion: t.int({ description: 'Refuses with CONFLICT when the stored version is another.' }),
    idempotencyKey: t.string({ description: KEY }),
  }),
})

export const WithdrawArticleInput = builder.inputType('WithdrawArticleInput', {
  description: 'An article that is taken out of sight.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The article.' }),
    reason: t.string({ required: true, description: 'Told to whoever may have the article: it is public.' }),
    idempotencyKey: t.string({ description: KEY }),
  }),
})

export const AppendLivePostInput = builder.inputType('AppendLivePostInput', {
  description: 'An entry of a live blog.',
  fields: (t) => ({
    articleId: t.id({ required: true, description: 'The article; it must be public.' }),
    key: t.string({
      description: 'Names the entry; minted when left out. A key that is there writes its entry again.',
    }),
    headline: t.string({ description: 'Plain text.' }),
    html: t.string({ required: true, description: 'What it says; sanitised.' }),
    keyEvent: t.boolean({ defaultValue: false, description: 'Whether a reader in a hurry should see it.' }),
    pinned: t.boolean({ defaultValue: false, description: 'Whether it is to be shown above the others.' }),
    idempotencyKey: t.string({ description: KEY }),
  }),
})
