import { itemOfMedia } from '../../db/content/media/media-item.ts'
import type { Media as MediaRow } from '../../db/tables/body/block.ts'
import { RichText } from '../body/rich-text.ts'
import { builder } from '../builder.ts'
import { BY_ID, MediaItem } from './media-item.ts'
import { boxArgs, largestBoxArgs, MediaRendition } from './rendition-fields.ts'
import { renditionsFor, srcsetFor, urlFor } from './rendition-urls.ts'

/** What renditions are chosen by. */
const GIVEN = ['kind', 'url', 'width', 'height', 'renditions'] as const

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
    "A picture, video or audio as a story shows it. `credit` is stored unchanged, e.g. 'Photo: (c) AndKronos'. Pictures that were uploaded here have an `item` and are offered in our renditions; those of other sites in the ones that their source gives.",
  fields: (t) => ({
    kind: t.column('kind', { type: MediaKind, description: 'The kind of media.' }),
    url: t.field({
      type: 'URL',
      description:
        'The URL. With an argument, that of the smallest rendition that fills the box, in the nearest shape; a JPEG if there is one, unless `format` says otherwise. A picture of another site has the renditions that its source gives.',
      args: boxArgs(t),
      select: GIVEN,
      resolve: (media, asked, { publicUrl }) => urlFor(media, asked, publicUrl),
    }),
    srcset: t.field({
      type: 'String',
      nullable: true,
      description:
        'The renditions of a picture for the `srcset` of HTML, up to a width of 2,560; null if there is no choice.',
      args: largestBoxArgs(t),
      select: GIVEN,
      resolve: (media, asked, { publicUrl }) => srcsetFor(media, asked, publicUrl),
    }),
    renditions: t.field({
      type: [MediaRendition],
      description:
        'The versions of an uploaded picture in one format, or those that the source of another site gives, in whichever formats and shapes; ascending by width.',
      args: largestBoxArgs(t),
      select: GIVEN,
      resolve: (media, asked, { publicUrl }) => [...renditionsFor(media, asked, publicUrl)],
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
