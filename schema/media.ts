import type { Media as MediaRow } from '../db/block.ts'
import { mediaByIds } from '../db/media.ts'
import { writtenAddress } from '../db/written.ts'
import { one } from './batch.ts'
import { builder } from './builder.ts'
import { needs } from './read-together.ts'
import { written } from './written.ts'

export const mediaById = one(mediaByIds, (media) => media.id)

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
    kind: t.expose('kind', { type: MediaKind, description: 'Picture, video or sound.' }),
    url: t.field({
      type: 'URL',
      description: 'Where it is.',
      extensions: {
        ...needs('url'),
        ...written((column, _args, origin) => writtenAddress(column('url'), origin)),
      },
      // It was made whole when it was written.
      resolve: ({ url }, _args, { publicUrl }) => (url.startsWith('/') ? new URL(url, publicUrl).href : url),
    }),
    altText: t.exposeString('altText', { nullable: true, description: 'Says in words what is to be seen or heard.' }),
    caption: t.exposeString('caption', { nullable: true, description: 'The line under it.' }),
    credit: t.exposeString('credit', { nullable: true, description: 'Who must be named, to the letter.' }),
    width: t.exposeInt('width', { nullable: true, description: 'In pixels.' }),
    height: t.exposeInt('height', { nullable: true, description: 'In pixels.' }),
    durationSeconds: t.exposeInt('durationSeconds', { nullable: true, description: 'How long it plays.' }),
    isLive: t.exposeBoolean('isLive', { description: 'Whether it is a stream of what happens now.' }),
  }),
})
