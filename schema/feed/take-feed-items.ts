import { articleById } from '../../db/content/article.ts'
import { Article } from '../article/article.ts'
import { withUris } from '../article/verbs/named-articles.ts'
import { builder } from '../builder.ts'
import { withStoredAddresses } from '../media/stored-addresses.ts'
import { forgetLoaded } from '../sql-plugin/load.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { TakeFeedItemsInput } from './feed-input.ts'
import type { IntakeItem, IntakeOutcome, IntakeResult } from './intake-item.ts'

const OUTCOMES: { readonly [_ in IntakeOutcome]: { readonly description: string } } = {
  NEW: { description: 'It is an article now: public, or scheduled.' },
  NEWER: { description: 'The article has a new version.' },
  DRAFT: { description: 'It waits as a draft.' },
  OLDER: { description: 'It is older than what came before; nothing changes.' },
  UNCHANGED: { description: 'It says what came before, or what readers have; nothing changes for them.' },
  WITHHELD: { description: 'The article is withheld.' },
  KILLED: { description: 'The article is killed.' },
  DROPPED: { description: 'Nothing is made of it: it was withdrawn or killed.' },
  REFUSED: { description: 'It cannot be stored.' },
}
const IntakeOutcomeEnum = builder.enumType('IntakeOutcome', {
  description: 'What became of a version of an item of a feed, or would become of it.',
  values: OUTCOMES,
})

const TakenItem = builder.objectRef<IntakeResult>('TakenFeedItem').implement({
  scope: 'feeds:write',
  description: 'What became of an item.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: IntakeOutcomeEnum, description: 'What became of it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it waits, was dropped or was refused.' }),
    article: t.field({
      type: Article,
      nullable: true,
      description: 'Its article, as you may read it; null if nothing was made of it, and after a dry run.',
      resolve: ({ articleId: id }, _args, context) =>
        id === null ? null : loadOne(context, articleById, { id }, { all: seesDrafts(context.viewer) }),
    }),
  }),
})

const TakeFeedItemsPayload = builder
  .objectRef<{ readonly items: readonly IntakeResult[] }>('TakeFeedItemsPayload')
  .implement({
    scope: 'feeds:write',
    description: 'The result of takeFeedItems.',
    fields: (t) => ({
      items: t.field({
        type: [TakenItem],
        description: 'What became of each item, in order.',
        resolve: ({ items }) => items,
      }),
    }),
  })

builder.mutationFields((t) => ({
  takeFeedItems: t.field({
    scope: 'feeds:write',
    type: TakeFeedItemsPayload,
    nullable: true,
    description:
      'Takes items of a feed as they came: publishes, withholds and kills as the source says, leaves what the desk has changed, and ignores older and equal copies.',
    errors: ['BAD_USER_INPUT', 'CONFLICT'],
    example:
      '{ feed: { slug: "harbour-wire" }, items: [{ id: "4711", version: "2", article: { headline: "Ferry sails again", language: "en", section: "news", bodyHtml: "<p>At noon.</p>" } }] }',
    args: { input: t.arg({ type: TakeFeedItemsInput, required: true, description: 'The feed and its items.' }) },
    resolve: async (_root, { input: { feed, feedTitle: title, items, section, dryRun } }, context) => {
      const name = feed.page
        ? { by: 'page' as const, value: feed.page }
        : { by: 'slug' as const, value: feed.slug ?? '' }
      const given: IntakeItem[] = []
      for (const [at, { article, status, ...item }] of items.entries()) {
        const said = article && withStoredAddresses(article, context.publicUrl)
        const named = said && (await withUris(said, ['input', 'items', at, 'article'], context))
        given.push({ ...item, status: status ?? 'USABLE', article: named })
      }
      const taken = await context.newsroom.intake({ feed: { ...name, title }, items: given, section, dryRun })
      forgetLoaded(context)
      return { items: dryRun ? taken.map((one) => ({ ...one, articleId: null })) : taken }
    },
  }),
}))
