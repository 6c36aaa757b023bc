import type { ArgBuilder } from '@pothos/core'
import { builder, type Types } from '../builder.ts'
import type { RenditionAddress } from './rendition-urls.ts'

export const MediaFormat = builder.enumType('MediaFormat', {
  description: 'The file format of a rendition.',
  values: {
    JPEG: { description: 'For every program.' },
    WEBP: { description: 'Smaller than JPEG, for every browser of the last years.' },
    AVIF: { description: 'The smallest, for recent browsers.' },
  },
})

export const MediaRendition = builder.objectRef<RenditionAddress>('MediaRendition').implement({
  scope: 'public',
  description: 'An uploaded picture in one size and format.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'The URL.' }),
    width: t.exposeInt('width', { description: 'In pixels.' }),
    height: t.exposeInt('height', { description: 'In pixels.' }),
    format: t.expose('format', { type: MediaFormat, description: 'The file format.' }),
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
