import { type Correction as CorrectionRow, correctionsOfArticle } from '../../db/content/correction.ts'
import { builder } from '../builder.ts'
import { Article } from './article.ts'

const Correction = builder.objectRef<CorrectionRow>('Correction').implement({
  description: 'What was wrong and is right now.',
  fields: (t) => ({
    text: t.column('text', { description: 'For readers.' }),
    at: t.column('at', { type: 'DateTime', description: 'When it was corrected.' }),
    version: t.column('version', { type: 'Int', description: 'The first version that has it right.' }),
  }),
})

builder.objectField(Article, 'corrections', (t) =>
  t.relation(correctionsOfArticle, { type: [Correction], description: 'Newest first. Public.' }),
)
