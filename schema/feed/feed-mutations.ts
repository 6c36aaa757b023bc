import { FEED, type Feed as FeedRow } from '../../db/content/feeds/feed.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { forgetLoaded } from '../sql-plugin/load.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { CreateFeedInput, FeedRefInput, UpdateFeedInput } from './feed-input.ts'
import { FeedRef } from './feed-ref.ts'

const FeedPayload = builder.objectRef<FeedRow>('FeedPayload').implement({
  scope: 'feeds:write',
  description: 'The result of a change of a feed.',
  fields: (t) => ({
    feed: t.field({ type: FeedRef, description: 'The new state of the feed.', resolve: (feed) => feed }),
  }),
})

const DeleteFeedPayload = builder.objectRef<{ slug: string }>('DeleteFeedPayload').implement({
  scope: 'feeds:write',
  description: 'The result of deleteFeed.',
  fields: (t) => ({ slug: t.exposeString('slug', { description: 'The slug of the feed that was deleted.' }) }),
})

builder.mutationFields((t) => ({
  createFeed: t.field({
    scope: 'feeds:write',
    type: FeedPayload,
    nullable: true,
    description: 'Creates a feed.',
    errors: ['BAD_USER_INPUT', 'CONFLICT'],
    example:
      '{ slug: "harbour-wire", title: "Harbour Wire", url: "https://harbour.example/feed.xml", section: "news" }',
    args: { input: t.arg({ type: CreateFeedInput, required: true, description: 'The feed.' }) },
    resolve: async (_root, { input }, context) => changed(context, await context.newsroom.createFeed(input)),
  }),
  updateFeed: t.field({
    scope: 'feeds:write',
    type: FeedPayload,
    nullable: true,
    description: 'Changes a feed. Articles that it has brought stay as they are.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'],
    example: '{ slug: "harbour-wire", publish: DRAFT }',
    args: { input: t.arg({ type: UpdateFeedInput, required: true, description: 'The change.' }) },
    resolve: async (_root, { input }, context) => changed(context, await context.newsroom.updateFeed(input)),
  }),
  pauseFeed: t.field({
    scope: 'feeds:write',
    type: FeedPayload,
    nullable: true,
    description: 'Takes nothing of a feed any more, until it is resumed: no stories, and no kills either.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: '{ slug: "harbour-wire" }',
    args: { input: t.arg({ type: FeedRefInput, required: true, description: 'The feed.' }) },
    resolve: async (_root, { input: { slug } }, context) => changed(context, await context.newsroom.pauseFeed(slug)),
  }),
  resumeFeed: t.field({
    scope: 'feeds:write',
    type: FeedPayload,
    nullable: true,
    description: 'Takes what a feed brings again, and polls it at once.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: '{ slug: "harbour-wire" }',
    args: { input: t.arg({ type: FeedRefInput, required: true, description: 'The feed.' }) },
    resolve: async (_root, { input: { slug } }, context) => changed(context, await context.newsroom.resumeFeed(slug)),
  }),
  deleteFeed: t.field({
    scope: 'feeds:write',
    type: DeleteFeedPayload,
    nullable: true,
    description:
      'Deletes a feed. Its articles stay, and if a feed with its scope is created later, they are recognised.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: '{ slug: "harbour-wire" }',
    args: { input: t.arg({ type: FeedRefInput, required: true, description: 'The feed.' }) },
    resolve: async (_root, { input: { slug } }, { newsroom }) => {
      await newsroom.deleteFeed(slug)
      return { slug }
    },
  }),
}))

async function changed(context: Context, id: string): Promise<FeedRow> {
  forgetLoaded(context)
  const feed = await loadRow(context, 'Feed', FEED, { id })
  if (!feed) throw new Error(`feed ${id} is not stored`)
  return feed
}
