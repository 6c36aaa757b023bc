import { CURATION, type Curation as CurationRow } from '../../db/content/curation.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { LocalizedTextInput } from '../localized-input.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { requireScope } from '../viewer/viewer.ts'
import { Curation } from './curation.ts'

const SetCurationInput = builder.inputType('SetCurationInput', {
  description: 'A whole list.',
  fields: (t) => ({
    slug: t.string({ required: true, description: 'Creates or replaces the curation of this slug.' }),
    title: t.string({ description: 'Its title; left out, it keeps the one it has.' }),
    titles: t.field({ type: [LocalizedTextInput], description: 'Its title in other languages.' }),
    articles: t.globalIDList({
      for: Article,
      required: true,
      description: 'Ids of articles in editorial order, at most 100, each once.',
    }),
    expectedVersion: t.int({
      description: 'Refuses with CONFLICT when the stored version is another; 0 for none yet.',
    }),
  }),
})

const SetCurationPayload = builder.objectRef<CurationRow>('SetCurationPayload').implement({
  description: 'What setCuration did.',
  fields: (t) => ({
    curation: t.field({ type: Curation, description: 'The list as it is now.', resolve: (curation) => curation }),
  }),
})

builder.mutationField('setCuration', (t) =>
  t.field({
    type: SetCurationPayload,
    nullable: true,
    description: 'Replaces a whole list. Needs articles:write.',
    args: { input: t.arg({ type: SetCurationInput, required: true, description: 'The whole list.' }) },
    resolve: async (_root, { input }, context) => {
      requireScope(context.viewer, 'articles:write')
      const { articles, ...change } = input
      const id = await context.newsroom.setCuration(
        { ...change, articleIds: articles.map(({ id }) => id) },
        context.viewer,
      )
      const curation = await loadRow(context, 'Curation', CURATION, { id })
      if (!curation) throw new Error(`curation ${id} is not stored`)
      return curation
    },
  }),
)
