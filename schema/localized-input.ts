import { builder } from './builder.ts'
import type { LocalizedText } from './context.ts'

export const LocalizedTextInput = builder.inputRef<LocalizedText>('LocalizedTextInput').implement({
  description: 'A text and its language.',
  fields: (t) => ({
    language: t.field({ type: 'LanguageTag', required: true, description: 'The language of the text.' }),
    text: t.string({ required: true, description: 'Plain text.' }),
  }),
})
