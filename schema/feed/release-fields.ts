import { articleById } from '../../db/content/article.ts'
import { Article } from '../article/article.ts'
import { nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import { forgetLoaded } from '../sql-plugin/load.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { ReleaseFieldsInput } from './feed-input.ts'

const ReleaseFieldsPayload = builder.objectRef<{ readonly id: string }>('ReleaseFieldsPayload').implement({
  scope: 'articles:publish',
  description: 'The result of releaseFields.',
  fields: (t) => ({
    article: t.field({
      type: Article,
      nullable: true,
      description: 'The article, as you may read it.',
      resolve: ({ id }, _args, context) => {
        forgetLoaded(context)
        return loadOne(context, articleById, { id }, { all: seesDrafts(context.viewer) })
      },
    }),
  }),
})

builder.mutationField('releaseFields', (t) =>
  t.field({
    scope: 'articles:publish',
    type: ReleaseFieldsPayload,
    nullable: true,
    description:
      'Gives fields of an article back to the wire: the next copy of its item, even an unchanged one, brings what the wire says.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example: '{ article: { slug: "ferry" }, fields: ["headline"] }',
    args: { input: t.arg({ type: ReleaseFieldsInput, required: true, description: 'The article and the fields.' }) },
    resolve: async (_root, { input: { article, fields } }, context) => ({
      id: await context.newsroom.releaseFields({ article: nameOf(article, ['input', 'article']), fields }),
    }),
  }),
)
