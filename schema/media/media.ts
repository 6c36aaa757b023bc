import type { Media as MediaRow } from '../../db/tables/block.ts'
import { builder } from '../builder.ts'

export const MediaKind = builder.enumType('MediaKind', {
  description: 'What a media is.',
  values: {
    IMAGE: { description: 'A photograph or drawing.' },
    VIDEO: { description: 'A moving picture, recorded or live.' },
    AUDIO: { description: 'A sound.' },
  },
})

export const Media = builder.objectRef<MediaRow>('Media').implement({
  description: "A picture, video or sound. `credit` is kept to the letter, e.g. 'Photo: (c) AndKronos'.",
  fields: (t) => ({
    kind: t.column('kind', { type: MediaKind, description: 'Picture, video or sound.' }),
    url: t.field({
      type: 'URL',
      description: 'Where it is.',
      select: ['url'],
      // The demo newsroom's own pictures have paths: where the gateway is reached is not known when they are stored.
      resolve: ({ url }, _args, { publicUrl }) => (url.startsWith('/') ? new URL(url, publicUrl).href : url),
    }),
    altText: t.column('altText', { nullable: true, description: 'Says in words what is to be seen or heard.' }),
    caption: t.column('caption', { nullable: true, description: 'The line under it.' }),
    credit: t.column('credit', { nullable: true, description: 'Who must be named, to the letter.' }),
    width: t.column('width', { type: 'Int', nullable: true, description: 'In pixels.' }),
    height: t.column('height', { type: 'Int', nullable: true, description: 'In pixels.' }),
    durationSeconds: t.column('durationSeconds', { type: 'Int', nullable: true, description: 'How long it plays.' }),
    isLive: t.column('isLive', { type: 'Boolean', description: 'Whether it is a stream of what happens now.' }),
  }),
})
