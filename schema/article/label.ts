import { builder } from '../builder.ts'

export const Label = builder.enumType('Label', {
  description: 'A label of a headline.',
  values: {
    BREAKING: { description: 'Breaking news.' },
    LIVE: { description: 'Live coverage.' },
    VIDEO: { description: 'The article is or contains a video.' },
    AUDIO: { description: 'The article is mainly audio.' },
    GALLERY: { description: 'A picture gallery.' },
    EXCLUSIVE: { description: 'An exclusive.' },
    ANALYSIS: { description: 'An analysis.' },
    OPINION: { description: 'An opinion piece.' },
  },
})
