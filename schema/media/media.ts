import { itemOfMedia } from '../../db/content/media/media-item.ts'
import type { Media as MediaRow } from '../../db/tables/body/block.ts'
import { RichText } from '../body/rich-text.ts'
import { builder } from '../builder.ts'
import { BY_ID, MediaItem } from './media-item.ts'
import { boxArgs, largestBoxArgs, MediaRendition } from './rendition-fields.ts'
import { isAsked, renditionsOf, renditionUrl, srcsetOf, storedPicture } from './rendition-urls.ts'

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
  description:
    "A picture, video or audio as a story shows it. `credit` is stored unchanged, e.g. 'Photo: (c) AndKronos'. Pictures that were uploaded here have renditions and an `item`; those of other sites are a URL.",
  fields: (t) => ({
    kind: t.column('kind', { type: MediaKind, description: 'The kind of media.' }),
    url: t.field({
      type: 'URL',
      description:
        'The URL. With an argument, that of the smallest rendition of an uploaded picture that fills the box, in the nearest shape; a JPEG unless `format` says otherwise. A picture of another site has one URL.',
      args: boxArgs(t),
      select: ['url', 'width', 'height'],
      resolve(media, asked, { publicUrl }) {
        const picture = isAsked(asked) ? storedPicture(media) : null
        if (picture) return renditionUrl(picture, asked, publicUrl)
        // Our own pictures are stored as paths, because the public URL may change.
        return media.url.startsWith('/') ? new URL(media.url, publicUrl).href : media.url
      },
    }),
    srcset: t.field({
      type: 'String',
      nullable: true,
      description:
        'The renditions of an uploaded picture for the `srcset` of HTML; null for a picture of another site.',
      args: largestBoxArgs(t),
      select: ['url', 'width', 'height'],
      resolve(media, asked, { publicUrl }) {
        const picture = storedPicture(media)
        return picture && srcsetOf(picture, asked, publicUrl)
      },
    }),
    renditions: t.field({
      type: [MediaRendition],
      description: 'The renditions of an uploaded picture, ascending; empty for a picture of another site.',
      args: largestBoxArgs(t),
      select: ['url', 'width', 'height'],
      resolve(media, asked, { publicUrl }) {
        const picture = storedPicture(media)
        return picture ? renditionsOf(picture, asked, publicUrl) : []
      },
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
    item: t.relation(itemOfMedia, {
      type: MediaItem,
      nullable: true,
      description:
        'The uploaded picture, with its rights; null for media of other sites, and after its rights have ended.',
      tags: { rows: BY_ID },
    }),
  }),
})
