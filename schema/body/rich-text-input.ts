import { builder } from '../builder.ts'
import type { RichTextSubmission, SpanSubmission } from './body-submission.ts'
import { Direction, Mark } from './rich-text.ts'

const LinkInput = builder.inputType('LinkInput', {
  description: 'A link.',
  fields: (t) => ({
    href: t.string({ required: true, description: 'An absolute http, https, mailto or tel URL.' }),
    rel: t.string({ description: 'Link types: author, license, nofollow, sponsored, ugc. Others are left out.' }),
    title: t.string({ description: 'What a browser shows on hover.' }),
  }),
})

export const SpanInput = builder.inputRef<SpanSubmission>('SpanInput').implement({
  description: 'A run of text with the same marks.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'Plain text. A line break is a line feed.' }),
    marks: t.field({ type: [Mark], defaultValue: [], description: 'Its marks.' }),
    link: t.field({ type: LinkInput, description: 'Where it leads.' }),
    language: t.field({ type: 'LanguageTag', description: 'Its language, if it is not that of the article.' }),
    direction: t.field({ type: Direction, description: 'Its direction.' }),
  }),
})

export const RICH_TEXT = {
  html: 'Inline HTML, which is sanitised.',
  text: 'Plain text.',
  spans: 'The text as data.',
}

export const RichTextInput = builder.inputRef<RichTextSubmission>('RichTextInput').implement({
  description: 'A text. One form is enough; several must say the same.',
  fields: (t) => ({
    html: t.string({ description: RICH_TEXT.html }),
    text: t.string({ description: RICH_TEXT.text }),
    spans: t.field({ type: [SpanInput], description: RICH_TEXT.spans }),
  }),
})
