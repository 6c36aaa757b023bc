import { builder } from '../builder.ts'
import { MediaKind } from '../media/media.ts'
import { Label } from './label.ts'
import type { ArticleSubmission, BlockSubmission, MediaSubmission, SourceSubmission } from './submission.ts'

const MediaInput = builder.inputRef<MediaSubmission>('MediaInput').implement({
  description: 'A picture, video or sound.',
  fields: (t) => ({
    kind: t.field({ type: MediaKind, required: true, description: 'Picture, video or sound.' }),
    url: t.field({ type: 'URL', required: true, description: 'Where it is.' }),
    altText: t.string({ description: 'Says in words what is to be seen or heard.' }),
    caption: t.string({ description: 'The line under it.' }),
    credit: t.string({ description: 'Who must be named; kept to the letter.' }),
    width: t.int({ description: 'In pixels.' }),
    height: t.int({ description: 'In pixels.' }),
    durationSeconds: t.int({ description: 'How long it plays.' }),
    isLive: t.boolean({ defaultValue: false, description: 'Whether it is a stream of what happens now.' }),
  }),
})

const SourceInput = builder.inputRef<SourceSubmission>('SourceInput').implement({
  description: 'Where an item came from.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'As it is to be printed.' }),
    url: t.field({ type: 'URL', description: 'Its home.' }),
    itemUrl: t.field({ type: 'URL', description: 'The item there.' }),
  }),
})

const HeadingInput = builder.inputType('HeadingInput', {
  description: 'A subheading.',
  fields: (t) => ({
    level: t.int({ defaultValue: 2, description: '2 to 6.' }),
    text: t.string({ required: true, description: 'Plain text.' }),
  }),
})

const QuoteInput = builder.inputType('QuoteInput', {
  description: "Somebody's words.",
  fields: (t) => ({
    text: t.string({ required: true, description: 'Plain text.' }),
    attribution: t.string({ description: 'Whose words they are.' }),
  }),
})

const BulletListInput = builder.inputType('BulletListInput', {
  description: 'A list of points.',
  fields: (t) => ({
    ordered: t.boolean({ defaultValue: false, description: 'Whether the points are numbered.' }),
    items: t.stringList({ required: true, description: 'Plain text each.' }),
  }),
})

const EmbedInput = builder.inputType('EmbedInput', {
  description: "Something of another site's.",
  fields: (t) => ({ url: t.field({ type: 'URL', required: true, description: 'Its address.' }) }),
})

export const BlockInput = builder.inputRef<BlockSubmission>('BlockInput').implement({
  description: 'One piece of a body.',
  isOneOf: true,
  fields: (t) => ({
    paragraph: t.string({ description: 'Running text; inline HTML is kept as far as it is safe.' }),
    heading: t.field({ type: HeadingInput, description: 'A subheading.' }),
    quote: t.field({ type: QuoteInput, description: "Somebody's words." }),
    list: t.field({ type: BulletListInput, description: 'A list of points.' }),
    media: t.field({ type: MediaInput, description: 'A picture, video or sound.' }),
    embed: t.field({ type: EmbedInput, description: "Something of another site's." }),
  }),
})

export const PublishArticleInput = builder.inputRef<ArticleSubmission>('PublishArticleInput').implement({
  description: 'A whole article: what is left out is empty, whatever an earlier version said.',
  fields: (t) => ({
    uri: t.string({ description: 'Creates or replaces the article of this uri; minted when left out.' }),
    slug: t.string({ description: 'Minted from the headline when left out; a later version keeps it.' }),
    headline: t.string({ required: true, description: 'Plain text, not blank.' }),
    standfirst: t.string({ description: 'Plain text.' }),
    byline: t.string({ description: 'As it is to be printed.' }),
    dateline: t.string({ description: 'Where it was written.' }),
    slugline: t.string({ description: 'Keywords that identify it among editors.' }),
    language: t.field({ type: 'LanguageTag', required: true, description: 'The language it is written in.' }),
    urgency: t.int({ defaultValue: 5, description: '1 (flash) to 9.' }),
    labels: t.field({ type: [Label], defaultValue: [], description: 'What the headline is flagged with.' }),
    section: t.string({ required: true, description: 'Slug of its section.' }),
    authors: t.stringList({ defaultValue: [], description: 'Slugs; an unknown author is created from a name.' }),
    tags: t.stringList({ defaultValue: [], description: 'Slugs; an unknown tag is created from a name.' }),
    leadMedia: t.field({ type: MediaInput, description: 'What is shown with the headline.' }),
    body: t.field({ type: [BlockInput], description: 'Exactly one of body and bodyHtml.' }),
    bodyHtml: t.string({ description: 'Exactly one of body and bodyHtml. HTML is sanitised into blocks.' }),
    related: t.stringList({ defaultValue: [], description: 'Uris of what to recommend with it, in order.' }),
    translationOf: t.string({ description: 'Uri of the same story in another language.' }),
    source: t.field({ type: SourceInput, description: 'Where it came from.' }),
    publishAt: t.field({ type: 'DateTime', description: 'When to publish; in the past, when it was published.' }),
    embargoedUntil: t.field({ type: 'DateTime', description: 'Not public before this time.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'Not public after this time.' }),
    expectedVersion: t.int({
      description: 'Refuses with CONFLICT when the stored version is another; 0 for none yet.',
    }),
    idempotencyKey: t.string({
      description: 'The same key gives the same answer once: send it again after a failure.',
    }),
    sourceDigest: t.string({
      description: 'A digest of the item as its source gave it. The same again under the same uri changes nothing.',
    }),
  }),
})

export const SaveDraftInput = builder.inputType('SaveDraftInput', {
  description: 'A version that readers do not see.',
  fields: (t) => ({
    article: t.field({ type: PublishArticleInput, required: true, description: 'The whole article.' }),
  }),
})
