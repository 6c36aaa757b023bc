import { MEDIA_ITEM, type MediaItem as MediaItemRow } from '../../db/content/media/media-item.ts'
import { builder } from '../builder.ts'
import { idOf } from '../global-id.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { MediaItem } from './media-item.ts'

const FocalPointInput = builder.inputType('FocalPointInput', {
  description: 'Where crops of a picture are centred.',
  fields: (t) => ({
    x: t.float({ required: true, description: 'From 0, the left edge, to 1.' }),
    y: t.float({ required: true, description: 'From 0, the upper edge, to 1.' }),
  }),
})

const UpdateMediaInput = builder.inputType('UpdateMediaInput', {
  description: 'A change of an uploaded picture. Fields that are left out keep their value; null empties them.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its id.' }),
    altText: t.string({ description: 'For stories that do not say their own.' }),
    caption: t.string({ description: 'For stories that do not say their own.' }),
    credit: t.string({ description: 'For stories that do not say their own.' }),
    focalPoint: t.field({ type: FocalPointInput, description: 'Where crops are centred; null for the middle.' }),
    copyrightHolder: t.string({ description: 'Who holds the copyright.' }),
    usageTerms: t.string({ description: 'What it may be used for.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When the right to show it ends.' }),
  }),
})

const UpdateMediaPayload = builder.objectRef<MediaItemRow>('UpdateMediaPayload').implement({
  scope: 'public',
  description: 'The result of updateMedia.',
  fields: (t) => ({
    media: t.field({ type: MediaItem, description: 'The picture as it is now.', resolve: (item) => item }),
  }),
})

builder.mutationField('updateMedia', (t) =>
  t.field({
    scope: 'media:write',
    type: UpdateMediaPayload,
    nullable: true,
    description:
      'Changes what is said of an uploaded picture. Stories keep the texts that they were published with; the focal point and the end of the rights apply to all of them at once.',
    errors: ['BAD_USER_INPUT', 'NOT_FOUND'],
    example:
      '{ id: "TWVkaWFJdGVtOjAxODkwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA==", altText: "A ferry", focalPoint: { x: 0.3, y: 0.5 } }',
    args: { input: t.arg({ type: UpdateMediaInput, required: true, description: 'The change.' }) },
    resolve: async (_root, { input }, context) => {
      const id = idOf('MediaItem', input.id, ['input', 'id'])
      await context.newsroom.updateMedia({ ...input, id }, context.viewer)
      const item = await loadRow(context, 'MediaItem', MEDIA_ITEM, { id })
      if (!item) throw new Error('the picture is not stored')
      return item
    },
  }),
)
