import { type Correction as CorrectionRow, correctionsOfArticle } from '../../db/content/correction.ts'
import { builder } from '../builder.ts'
import { Article } from './article.ts'

const Correction = builder.objectRef<CorrectionRow>('Correction').implement({
  scope: 'public',
  description: 'A correction of an article.',
  fields: (t) => ({
    text: t.column('text', { description: 'What was wrong, for readers.' }),
    at: t.column('at', { type: 'DateTime', description: 'When it was corrected.' }),
    version: t.column('version', { type: 'Int', description: 'The version that corrects it.' }),
  }),
})

builder.objectField(Article, 'corrections', (t) =>
  t.relation(correctionsOfArticle, { type: [Correction], description: 'The corrections, newest first. Public.' }),
)
