import { builder } from '../builder.ts'
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
