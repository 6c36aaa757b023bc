import type { Media as MediaRow } from '../../db/tables/body/block.ts'
import { RichText } from '../body/rich-text.ts'
import { builder } from '../builder.ts'

export const MediaKind = builder.enumType('MediaKind', {
  description: 'The kind of media.',
  values: {
    IMAGE: { description: 'A photograph or drawing.' },
    VIDEO: { description: 'A video, recorded or live.' },
    AUDIO: { description: 'Audio.' },
  },
})

export const Media = builder.objectRef<MediaRow>('Media').implement({
  scope: 'public',
  description: "A picture, video or audio. `credit` is stored unchanged, e.g. 'Photo: (c) AndKronos'.",
  fields: (t) => ({
    kind: t.column('kind', { type: MediaKind, description: 'The kind of media.' }),
    url: t.field({
      type: 'URL',
      description: 'The URL.',
      select: ['url'],
      // Pictures of the demo newsroom are stored as paths, because the public URL may change.
      resolve: ({ url }, _args, { publicUrl }) => (url.startsWith('/') ? new URL(url, publicUrl).href : url),
    }),
    altText: t.column('altText', { nullable: true, description: 'A text alternative.' }),
    caption: t.column('caption', { nullable: true, description: 'The caption as plain text.' }),
    richCaption: t.column('richCaption', {
      type: RichText,
      nullable: true,
      description: 'The caption with its links and marks.',
    }),
    credit: t.column('credit', { nullable: true, description: 'The credit that must be shown, unchanged.' }),
    width: t.column('width', { type: 'Int', nullable: true, description: 'In pixels.' }),
    height: t.column('height', { type: 'Int', nullable: true, description: 'In pixels.' }),
    durationSeconds: t.column('durationSeconds', {
      type: 'Int',
      nullable: true,
      description: 'The duration in seconds.',
    }),
    isLive: t.column('isLive', { type: 'Boolean', description: 'Whether it is a live stream.' }),
  }),
})
