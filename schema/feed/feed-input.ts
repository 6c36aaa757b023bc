import { PublishArticleInput } from '../article/article-input.ts'
import { ArticleRef } from '../article/article-ref.ts'
import type { InputFields } from '../article/verbs/change-fields.ts'
import { builder } from '../builder.ts'
import { FeedPrecedenceEnum, FeedPublishEnum } from './feed.ts'
import { FeedFormatEnum } from './feed-format.ts'
import { WireStatusEnum } from './feed-item.ts'

const settings = (t: InputFields) => ({
  slug: t.string({ required: true, description: 'Its name in commands and addresses; it never changes.' }),
  title: t.string({ description: 'Its name for people; by default the slug.' }),
  url: t.field({ type: 'URL', description: 'What is polled. Without it, its items are pushed or imported.' }),
  format: t.field({
    type: FeedFormatEnum,
    description: 'The only format that its documents may have; by default any, which is found by content.',
  }),
  section: t.string({ description: 'The slug of the section of all its items; by default that of their categories.' }),
  language: t.field({ type: 'LanguageTag', description: 'Of items that name none.' }),
  timeZone: t.string({ description: 'Of times without a zone, such as Europe/Rome.' }),
  tags: t.stringList({ description: 'Tags that all its items get.' }),
  labels: t.stringList({ description: 'Slugs of labels that all its items get.' }),
  rights: t.string({ description: 'Under which terms its items may be used.' }),
  sourceName: t.string({ description: 'The name of the source of its items; by default what they say.' }),
  scope: t.string({
    description:
      'Feeds with the same scope bring the same items; by default the slug. Another scope makes all items new ones.',
  }),
  publish: t.field({
    type: FeedPublishEnum,
    description: 'Whether its items become public by themselves; LIVE by default.',
  }),
  precedence: t.field({
    type: FeedPrecedenceEnum,
    description: 'Whose change of a field stays when both sides have changed it; DESK by default.',
  }),
  intervalSeconds: t.int({ description: 'How often it is polled, from 30 to 86,400; by default 300.' }),
})

export const CreateFeedInput = builder.inputType('CreateFeedInput', {
  description: 'A feed.',
  fields: settings,
})

export const UpdateFeedInput = builder.inputType('UpdateFeedInput', {
  description: 'A change of a feed. Fields that are left out keep their value; null empties.',
  fields: settings,
})

export const FeedRefInput = builder.inputType('FeedSlugInput', {
  description: 'A feed.',
  fields: (t) => ({ slug: t.string({ required: true, description: 'Its slug.' }) }),
})

const FeedItemInput = builder.inputType('FeedItemInput', {
  description: 'One version of an item of a feed.',
  fields: (t) => ({
    id: t.string({ description: 'The guid or id as the source gave it. An item needs an id or a link.' }),
    link: t.string({ description: 'The URL of the item at its source.' }),
    status: t.field({ type: WireStatusEnum, defaultValue: 'USABLE', description: 'What the source says of it.' }),
    held: t.string({ description: 'Why it must wait as a draft, if something about it is not understood.' }),
    version: t.string({ description: 'The number of the version.' }),
    versionAt: t.field({ type: 'DateTime', description: 'When the source made this version.' }),
    sourceUrl: t.string({
      description:
        'The home page of the source, by which articles are recognised that were imported before there were feeds.',
    }),
    article: t.field({
      type: PublishArticleInput,
      description: 'What it says. Its uri follows from the id. A withdrawal may leave it out.',
    }),
  }),
})

const FeedName = builder.inputType('FeedNameInput', {
  description: 'Which feed brings items. It is made if there is none.',
  isOneOf: true,
  fields: (t) => ({
    slug: t.string({ description: 'Its slug.' }),
    page: t.string({ description: 'The home page or address that the document names: the scope of its ids.' }),
  }),
})

export const TakeFeedItemsInput = builder.inputType('TakeFeedItemsInput', {
  description: 'Items of a feed, as they came.',
  fields: (t) => ({
    feed: t.field({ type: FeedName, required: true, description: 'The feed.' }),
    feedTitle: t.string({ description: 'The title of a feed that is made.' }),
    items: t.field({ type: [FeedItemInput], required: true, description: 'At most 1,000, in order.' }),
    section: t.string({ description: 'The section of all items, in place of that of the feed.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only says what would become of them.' }),
  }),
})

export const ReleaseFieldsInput = builder.inputType('ReleaseFieldsInput', {
  description: 'Fields that the desk gives back to the wire.',
  fields: (t) => ({
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    fields: t.stringList({ description: 'Names of `deskFields`; by default all.' }),
  }),
})
