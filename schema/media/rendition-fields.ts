import type { ArgBuilder } from '@pothos/core'
import { builder, type Types } from '../builder.ts'
import type { OfferedRendition } from './rendition-urls.ts'

export const MediaFormat = builder.enumType('MediaFormat', {
  description: 'The file format of a rendition.',
  values: {
    JPEG: { description: 'For every program.' },
    WEBP: { description: 'Smaller than JPEG, for every browser of the last years.' },
    AVIF: { description: 'The smallest, for recent browsers.' },
  },
})

export const MediaRendition = builder.objectRef<OfferedRendition>('MediaRendition').implement({
  scope: 'public',
  description:
    'A picture, video or audio in one size and format. What a source does not say of media of another site is null.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'The URL.' }),
    width: t.exposeInt('width', { nullable: true, description: 'In pixels.' }),
    height: t.exposeInt('height', { nullable: true, description: 'In pixels.' }),
    format: t.expose('format', {
      type: MediaFormat,
      nullable: true,
      description: 'The file format; null for one that is not named here.',
    }),
    mimeType: t.exposeString('mimeType', { nullable: true, description: "The media type, e.g. 'image/jpeg'." }),
    name: t.exposeString('name', {
      nullable: true,
      description: "What its source calls it, e.g. 'viewImage'; null of an uploaded picture.",
    }),
  }),
})

/** The arguments of a field that gives one rendition. */
export function boxArgs({ arg }: { readonly arg: ArgBuilder<Types> }) {
  return {
    width: arg.int({ description: 'Of the box, in pixels.' }),
    height: arg.int({ description: 'Of the box, in pixels.' }),
    format: arg({ type: MediaFormat, description: 'The file format.' }),
  }
}

/** The arguments of a field that gives several renditions. */
export function largestBoxArgs({ arg }: { readonly arg: ArgBuilder<Types> }) {
  return {
    width: arg.int({ description: 'Of the largest box, in pixels.' }),
    height: arg.int({ description: 'Of the largest box, in pixels; with `width`, it gives the shape.' }),
    format: arg({ type: MediaFormat, description: 'The file format; WEBP by default.' }),
  }
}
