import { correctionsOfArticle } from '../db/article-relations.ts'
import { type Correction as CorrectionRow, correctionsOf } from '../db/corrections.ts'
import { Article } from './article.ts'
import { many } from './batch.ts'
import { builder } from './builder.ts'
import { needs, readWith, together } from './read-together.ts'

const corrections = many(correctionsOf, (correction) => correction.articleId)

const Correction = builder.objectRef<CorrectionRow>('Correction').implement({
  description: 'What was wrong and is right now.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'For readers.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was corrected.' }),
    version: t.exposeInt('version', { description: 'The first version that has it right.' }),
  }),
})

builder.objectField(Article, 'corrections', (t) =>
  t.field({
    type: [Correction],
    description: 'Newest first. Public.',
    extensions: { ...together(correctionsOfArticle), ...needs('version') },
    resolve: async (article, _args, context) => {
      const all = readWith(article, correctionsOfArticle) ?? (await corrections(context, article.id))
      return all.filter(({ version }) => version <= article.version)
    },
  }),
)
