import { allFeeds, FEED, feedById, feedBySlug } from '../../db/content/feeds/feed.ts'
import { countsOfFeed, type ItemCounts, itemsOfFeed } from '../../db/content/feeds/feed-item.ts'
import { builder } from '../builder.ts'
import { directoryArgs, directoryArguments, directoryConnection } from '../paging/directory.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { holds } from '../viewer/viewer.ts'
import { FeedFormatEnum } from './feed-format.ts'
import { FeedItem, FeedItemStateEnum } from './feed-item.ts'
import { FeedRef } from './feed-ref.ts'

export const FeedPublishEnum = builder.enumType('FeedPublish', {
  description: 'Whether the items of a feed become public by themselves.',
  values: {
    LIVE: { description: 'At once, or when their embargo ends.' },
    DRAFT: { description: 'They wait as drafts for an editor.' },
  },
})

export const FeedPrecedenceEnum = builder.enumType('FeedPrecedence', {
  description: 'Whose change of a field stays when both sides have changed it.',
  values: {
    DESK: { description: 'That of the desk, until it is released with `releaseFields`.' },
    WIRE: { description: 'That of the wire.' },
  },
})

const FeedStateEnum = builder.enumType('FeedState', {
  description: 'Whether a feed brings news.',
  values: {
    ACTIVE: { description: 'It does.' },
    FAILING: { description: 'The last attempts to poll it have failed; it is polled again.' },
    PAUSED: { description: 'It takes nothing until it is resumed.' },
    GONE: { description: 'Its source has said that it is gone for good; it is not polled.' },
  },
})

const FeedItemCounts = builder.objectRef<ItemCounts>('FeedItemCounts').implement({
  scope: 'feeds:write',
  description: 'How many items of a feed are in each state.',
  fields: (t) => ({
    taken: t.column('taken', { type: 'Int', description: 'Items that are articles.' }),
    waiting: t.column('waiting', { type: 'Int', description: 'Items whose newest version waits as a draft.' }),
    refused: t.column('refused', { type: 'Int', description: 'Items whose newest version could not be stored.' }),
    dropped: t.column('dropped', { type: 'Int', description: 'Items that their source, or we, have withdrawn.' }),
  }),
})

export const Feed = builder.node(FeedRef, {
  scope: 'feeds:write',
  description: 'A source of news: an agency, a partner, another system. Its items become articles.',
  extensions: { rows: new RowsOf(FEED) },
  id: { resolve: (feed) => feed.id },
  loadOne: (id, context) =>
    holds(context.viewer, 'feeds:write') ? loadOne(context, feedById, { name: id }, { all: true }) : null,
  fields: (t) => ({
    slug: t.column('slug', { description: 'Its name in commands and addresses.' }),
    title: t.column('title', { description: 'Its name for people.' }),
    url: t.column('url', {
      type: 'URL',
      nullable: true,
      description: 'What is polled; null if it is pushed or imported.',
    }),
    format: t.column('format', {
      type: FeedFormatEnum,
      nullable: true,
      description: 'The only format that its documents may have; null: any.',
    }),
    section: t.column('section', { nullable: true, description: 'The slug of the section of all its items.' }),
    language: t.column('language', { type: 'LanguageTag', nullable: true, description: 'Of items that name none.' }),
    timeZone: t.column('timeZone', { nullable: true, description: 'Of times without a zone, such as Europe/Rome.' }),
    tags: t.column('tags', { type: ['String'], description: 'Tags that all its items get.' }),
    labels: t.column('labels', { type: ['String'], description: 'Slugs of labels that all its items get.' }),
    rights: t.column('rights', { nullable: true, description: 'Under which terms its items may be used.' }),
    sourceName: t.column('sourceName', { nullable: true, description: 'The name of the source of its items.' }),
    scope: t.column('scope', {
      description: 'Feeds with the same scope bring the same items. An id of an item is unique within its scope only.',
    }),
    publish: t.column('publish', {
      type: FeedPublishEnum,
      description: 'Whether its items become public by themselves.',
    }),
    precedence: t.column('precedence', {
      type: FeedPrecedenceEnum,
      description: 'Whose change of a field stays when the desk and the wire have both changed it.',
    }),
    state: t.column('state', { type: FeedStateEnum, description: 'Whether it brings news.' }),
    intervalSeconds: t.column('intervalSeconds', { type: 'Int', description: 'How often it is polled.' }),
    nextPollAt: t.column('nextPollAt', { type: 'DateTime', nullable: true, description: 'When it is polled next.' }),
    lastPolledAt: t.column('lastPolledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was polled last.',
    }),
    lastSucceededAt: t.column('lastSucceededAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was polled last with success.',
    }),
    consecutiveFailures: t.column('consecutiveFailures', {
      type: 'Int',
      description: 'How many polls have failed since the last success.',
    }),
    lastError: t.column('lastError', { nullable: true, description: 'Why the last poll failed; null if it did not.' }),
    counts: t.relation(countsOfFeed, { type: FeedItemCounts, description: 'How many of its items are in each state.' }),
    items: t.relation(itemsOfFeed, {
      type: [FeedItem],
      description: 'What it brought last, newest first.',
      args: {
        first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
        state: t.arg({ type: FeedItemStateEnum, description: 'Only in this state.' }),
      },
      with: ({ now, value }) => ({
        limit: pageOf(now).limit,
        state: now.state ? value(({ state }) => state) : null,
      }),
    }),
  }),
})

const FeedConnection = directoryConnection('Feed', FeedRef, 'feed', 'feeds')

builder.queryFields((t) => ({
  feed: t.relation(feedBySlug, {
    scope: 'feeds:write',
    type: FeedRef,
    nullable: true,
    description: 'The feed with this slug; null if there is none.',
    args: { slug: t.arg.string({ required: true, description: 'The slug.' }) },
    key: ({ slug }) => ({ name: slug }),
    with: () => ({ all: true }),
  }),
  feeds: t.relatedConnection(allFeeds, {
    scope: 'feeds:write',
    type: FeedConnection,
    nullable: true,
    description: 'The feeds, by title.',
    args: directoryArgs(t),
    key: () => ({ nothing: '' }),
    with: directoryArguments('feed'),
  }),
}))
