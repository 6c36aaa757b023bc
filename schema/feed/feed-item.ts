import {
  articleOfItem,
  type FeedItem as FeedItemRow,
  feedOfItem,
  itemOfArticle,
} from '../../db/content/feeds/feed-item.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { FeedRef } from './feed-ref.ts'

export const FeedItemStateEnum = builder.enumType('FeedItemState', {
  description: 'What became of the newest version of an item of a feed.',
  values: {
    TAKEN: { description: 'It is the article, public or scheduled, apart from what the desk has changed.' },
    WAITING: { description: 'It is a draft that waits for an editor; `reason` says why.' },
    REFUSED: { description: 'It could not be stored; `reason` says why. An earlier version stays.' },
    DROPPED: { description: 'Its source has withdrawn or killed it, or it was killed here.' },
  },
})

export const WireStatusEnum = builder.enumType('WireStatus', {
  description: 'What a source says of an item, in the terms of ninjs.',
  values: {
    USABLE: { description: 'It may be used.' },
    WITHHELD: { description: 'It is not to be used for the time being.' },
    CANCELED: { description: 'It is killed for good.' },
  },
})

export const FeedItem = builder.objectRef<FeedItemRow>('FeedItem').implement({
  scope: 'articles:draft',
  description: 'An item of a feed, in the newest version that its source has sent.',
  fields: (t) => ({
    itemId: t.column('itemId', { description: 'The guid or id at its source, else its link.' }),
    scope: t.column('scope', { description: 'Within which the id is unique.' }),
    status: t.column('status', { type: WireStatusEnum, description: 'What the source says of it.' }),
    version: t.column('version', { nullable: true, description: 'The number of the version at the source.' }),
    versionAt: t.column('versionAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the source made this version.',
    }),
    state: t.column('state', { type: FeedItemStateEnum, description: 'What became of it.' }),
    reason: t.column('reason', { nullable: true, description: 'Why it waits, was dropped or was refused.' }),
    withdrawnByDesk: t.column('keptBack', {
      type: 'Boolean',
      description: 'Whether the desk has withdrawn the article: newer versions wait until the desk publishes it.',
    }),
    changedAt: t.column('changedAt', { type: 'DateTime', description: 'When something new of it came last.' }),
    feedSlug: t.column('feedSlug', {
      nullable: true,
      description: 'The slug of the feed that brought it last; null if that was deleted.',
    }),
    feedTitle: t.column('feedTitle', { nullable: true, description: 'The title of that feed.' }),
    rights: t.column('rights', {
      nullable: true,
      description: 'Under which terms the items of that feed may be used.',
    }),
    feed: t.relation(feedOfItem, {
      scope: 'feeds:write',
      type: FeedRef,
      nullable: true,
      description: 'The feed that brought it last; null if that was deleted.',
    }),
    article: t.relation(articleOfItem, {
      type: Article,
      nullable: true,
      description: 'The article that was made of it; null if nothing was.',
    }),
  }),
})

builder.objectField(Article, 'feedItem', (t) =>
  t.relation(itemOfArticle, {
    scope: 'articles:draft',
    type: FeedItem,
    nullable: true,
    description: 'The item of a feed that the article was made of; null if it is our own.',
  }),
)
