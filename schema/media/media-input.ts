import { MAX_RENDITIONS } from '../../db/tables/body/rendition.ts'
import type { MediaSubmission, RenditionSubmission } from '../body/body-submission.ts'
import { RichTextInput } from '../body/rich-text-input.ts'
import { builder } from '../builder.ts'
import { MediaKind } from './media.ts'

const MediaRenditionInput = builder.inputRef<RenditionSubmission>('MediaRenditionInput').implement({
  description: 'A version of media of another site in one size and format.',
  fields: (t) => ({
    url: t.field({ type: 'URL', required: true, description: 'The URL.' }),
    width: t.int({ description: 'In pixels.' }),
    height: t.int({ description: 'In pixels.' }),
    mimeType: t.string({ description: "The media type, e.g. 'image/jpeg'." }),
    name: t.string({ description: "What its source calls it, e.g. 'viewImage'." }),
  }),
})

export const MediaInput = builder.inputRef<MediaSubmission>('MediaInput').implement({
  description:
    'A picture, video or audio. Of an uploaded picture, `altText`, `caption` and `credit` are those of the upload where they are left out; null empties them.',
  fields: (t) => ({
    kind: t.field({ type: MediaKind, required: true, description: 'The kind of media.' }),
    url: t.field({ type: 'URL', required: true, description: 'The URL.' }),
    altText: t.string({ description: 'A text alternative.' }),
    caption: t.string({ description: 'The caption as plain text.' }),
    richCaption: t.field({
      type: RichTextInput,
      description: 'The caption with links and marks, instead of `caption`.',
    }),
    credit: t.string({ description: 'The credit that must be shown; it is stored unchanged.' }),
    width: t.int({ description: 'In pixels.' }),
    height: t.int({ description: 'In pixels.' }),
    durationSeconds: t.int({ description: 'The duration in seconds.' }),
    isLive: t.boolean({ defaultValue: false, description: 'Whether it is a live stream.' }),
    renditions: t.field({
      type: [MediaRenditionInput],
      description: `The versions that it comes in, at most ${MAX_RENDITIONS}, \`url\` among them. Those of an uploaded picture are ignored: they are made here.`,
    }),
  }),
})
