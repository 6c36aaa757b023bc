import type { BodyFormat as BodyFormatRow, Original as OriginalRow } from '../../db/tables/body/original.ts'
import { builder } from '../builder.ts'
import { Media } from '../media/media.ts'

export const BodyFormat = builder.enumType('BodyFormat', {
  description: 'The format of what a source gives for a body.',
  values: {
    HTML: { description: 'HTML, whole or a fragment.' },
    TEXT: { description: 'Plain text. Empty lines separate paragraphs; without any, each line is one.' },
  } satisfies Record<BodyFormatRow, object>,
})

export const Original = builder.objectRef<OriginalRow>('Original').implement({
  scope: 'articles:draft',
  description: 'What the source gave for a body, as it came. It is not sanitised.',
  fields: (t) => ({
    format: t.column('format', { type: BodyFormat, description: 'The format of `body`.' }),
    body: t.column('body', { description: 'The body, unchanged.' }),
    baseUrl: t.column('baseUrl', {
      type: 'URL',
      nullable: true,
      description: 'What relative URLs in it are resolved against.',
    }),
    media: t.column('media', {
      type: [Media],
      nullable: true,
      description: 'What came beside the body; the first is the lead. Null if the lead was given apart from it.',
    }),
  }),
})
