import { builder } from '../builder.ts'

export const Label = builder.enumType('Label', {
  description: 'What a headline is flagged with on the ticker.',
  values: {
    BREAKING: { description: 'Just coming in.' },
    LIVE: { description: 'Happening now, covered as it goes.' },
    VIDEO: { description: 'The story is a video or comes with one.' },
    AUDIO: { description: 'The story is to be listened to.' },
    GALLERY: { description: 'The story is told in pictures.' },
    EXCLUSIVE: { description: 'Nobody else has it.' },
    ANALYSIS: { description: 'Explains rather than reports.' },
    OPINION: { description: 'Says what its author thinks.' },
  },
})
