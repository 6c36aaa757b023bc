import {
  MEDIA_ITEM,
  type MediaItem as MediaItemRow,
  mediaItemById,
  newestMediaItems,
} from '../../db/content/media/media-item.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, mediaTag } from '../cache-tags.ts'
import { idOf } from '../global-id.ts'
import { pageOf } from '../paging/page.ts'
import { RowsOf, type TagsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { holds } from '../viewer/viewer.ts'
import { picturePath } from './media-address.ts'
import { boxArgs, largestBoxArgs, MediaRendition } from './rendition-fields.ts'
import { isAsked, renditionsOf, renditionUrl } from './rendition-urls.ts'

const FocalPoint = builder.objectRef<{ readonly x: number; readonly y: number }>('FocalPoint').implement({
  scope: 'public',
  description: 'Where crops of a picture are centred.',
  fields: (t) => ({
    x: t.exposeFloat('x', { description: 'From 0, the left edge, to 1.' }),
    y: t.exposeFloat('y', { description: 'From 0, the upper edge, to 1.' }),
  }),
})

export const BY_ID: TagsOf<MediaItemRow> = { columns: ['id'], add: (add, { id }) => add(mediaTag(id)) }

const MediaItemRef = builder.objectRef<MediaItemRow>('MediaItem')

export const MediaItem = builder.node(MediaItemRef, {
  scope: 'public',
  description: 'A picture that was uploaded to this gateway, with what is true of it in every story.',
  extensions: { rows: new RowsOf(MEDIA_ITEM) },
  id: { resolve: (item) => item.id },
  loadOne: (id, context) => {
    context.addCacheTag(mediaTag(id))
    context.addCacheTag(ALL_NEWS)
    return loadOne(context, mediaItemById, { id }, { all: holds(context.viewer, 'media:write') })
  },
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description: 'The URL, by which stories name it. With an argument, that of a rendition as in `Media.url`.',
      args: boxArgs(t),
      select: ['digest', 'width', 'height'],
      resolve: (item, asked, { publicUrl }) =>
        isAsked(asked) ? renditionUrl(item, asked, publicUrl) : new URL(picturePath(item.digest), publicUrl).href,
    }),
    renditions: t.field({
      type: [MediaRendition],
      description: 'Its renditions, as in `Media.renditions`.',
      args: largestBoxArgs(t),
      select: ['digest', 'width', 'height'],
      resolve: (item, asked, { publicUrl }) => renditionsOf(item, asked, publicUrl),
    }),
    type: t.column('type', { description: 'The media type of the stored picture, such as `image/jpeg`.' }),
    width: t.column('width', { type: 'Int', description: 'In pixels.' }),
    height: t.column('height', { type: 'Int', description: 'In pixels.' }),
    focalPoint: t.field({
      type: FocalPoint,
      description: 'Where crops are centred.',
      select: ['focusX', 'focusY'],
      resolve: ({ focusX, focusY }) => ({ x: focusX / 100, y: focusY / 100 }),
    }),
    altText: t.column('altText', { nullable: true, description: 'For stories that do not say their own.' }),
    caption: t.column('caption', { nullable: true, description: 'For stories that do not say their own.' }),
    credit: t.column('credit', { nullable: true, description: 'For stories that do not say their own.' }),
    copyrightHolder: t.column('copyrightHolder', { nullable: true, description: 'Who holds the copyright.' }),
    usageTerms: t.column('usageTerms', { nullable: true, description: 'What it may be used for.' }),
    expiresAt: t.column('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the right to show it ends. From then on no story shows it, and it is not served.',
    }),
    uploadedAt: t.column('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
    uploadedBy: t.column('createdBy', {
      scope: 'media:write',
      nullable: true,
      description: 'The subject of the token that uploaded it.',
    }),
  }),
})

builder.queryField('media', (t) =>
  t.relation(mediaItemById, {
    type: MediaItem,
    nullable: true,
    description: 'The uploaded picture with this id; null if there is none that you may see.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    key: ({ id }) => ({ id: idOf('MediaItem', id, ['id']) }),
    with: ({ context }) => ({ all: holds(context.viewer, 'media:write') }),
    // Readers see what public stories show.
    tags: { parent: { columns: [], add: (add) => add(ALL_NEWS) }, rows: BY_ID },
  }),
)

builder.queryField('mediaList', (t) =>
  t.relation(newestMediaItems, {
    scope: 'media:write',
    type: [MediaItem],
    nullable: true,
    description: 'Uploaded pictures, the newest first.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'Maximum number, 1 to 100.' }),
      before: t.arg({ type: 'DateTime', description: 'Only those that were uploaded before.' }),
    },
    key: () => ({ nothing: '' }),
    with: ({ now, value }) => ({
      limit: pageOf({ first: now.first }).limit,
      before: value(({ before }) => before ?? null),
    }),
  }),
)
