import { type Withdrawn, withdrawnBySlugs } from '../db/news/withdrawn.ts'
import { one } from './batch.ts'
import { builder } from './builder.ts'
import { ALL_NEWS, articleTag } from './cache-tags.ts'
import { NewsEventKindEnum } from './news-event.ts'
import { badInput } from './problem.ts'

const bySlug = one(withdrawnBySlugs, (withdrawn) => withdrawn.askedSlug)

const Withdrawal = builder.objectRef<Withdrawn>('Withdrawal').implement({
  description: 'What is left of an article that was public and is not any more.',
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'The `uri` of the article.' }),
    version: t.exposeInt('version', { description: 'The version that was public last.' }),
    kind: t.expose('kind', { type: NewsEventKindEnum, description: 'WITHHELD, CANCELED or EXPIRED.' }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When; null where the event log does not reach back so far.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'As readers are told.' }),
  }),
})

builder.queryField('withdrawal', (t) =>
  t.field({
    type: Withdrawal,
    nullable: true,
    description:
      'Why `article` is null for a slug under which there was one. Null when there was none, or it is public.',
    args: { slug: t.arg.string({ description: 'A slug that the article has or had.' }) },
    resolve: async (_root, { slug }, context) => {
      if (typeof slug !== 'string') throw badInput([{ path: ['slug'], message: 'Give the slug.' }])
      const withdrawn = await bySlug(context, slug)
      // It may be published again; and events do not say which slugs there are from now on.
      context.shows(withdrawn === null ? ALL_NEWS : articleTag(withdrawn.id))
      return withdrawn
    },
  }),
)
