import { type Withdrawn, withdrawalByName } from '../../db/news/withdrawn.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, articleTag } from '../cache-tags.ts'
import { NewsEventKindEnum } from '../news/news-event.ts'
import { ArticleRef, kindOf, nameOf } from './article-ref.ts'

const Withdrawal = builder.objectRef<Withdrawn>('Withdrawal').implement({
  scope: 'public',
  description: 'What is left of an article that is not public any more.',
  fields: (t) => ({
    articleId: t.globalID({
      description: 'The `id` of the article.',
      select: ['id'],
      resolve: ({ id }) => ({ id, type: 'Article' }),
    }),
    uri: t.column('uri', { description: 'The `uri` of the article.' }),
    version: t.column('version', { type: 'Int', description: 'The last public version.' }),
    kind: t.column('kind', { type: NewsEventKindEnum, description: 'WITHHELD, CANCELED or EXPIRED.' }),
    at: t.column('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When; null if the event log does not reach back so far.',
    }),
    reason: t.column('reason', { nullable: true, description: 'The reason, for readers.' }),
  }),
})

builder.queryField('withdrawal', (t) =>
  t.relation(withdrawalByName, {
    type: Withdrawal,
    nullable: true,
    description: 'Why the article of this name is not public any more. Null if there was none, or if it is public.',
    args: { ref: t.arg({ type: ArticleRef, required: true, description: 'Its id, its uri or a slug of it.' }) },
    key: ({ ref }) => ({ name: nameOf(ref, ['ref']).value }),
    with: ({ now }) => ({ by: kindOf(now.ref) }),
    // The article may be published again, and events do not contain new slugs.
    tags: { rows: { columns: ['id'], add: (add, { id }) => add(articleTag(id)) }, none: ALL_NEWS },
  }),
)
