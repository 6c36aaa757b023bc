import { z } from 'zod'
import type { Block } from '../../../db/tables/body/block.ts'
import { MARKS, type RichText, type Span } from '../../../db/tables/body/rich-text.ts'
import { linkHref, linkTypes } from '../../html/address.ts'
import { htmlText } from '../../html/html-text.ts'
import { type Breaks, plainRichText, richText } from '../../html/rich-text.ts'
import { MAX_PARTS, MAX_TEXT_CHARACTERS } from './body-limits.ts'
import { language, optional, optionalLine, orNull, storable } from './field-rules.ts'

const link = z.object({
  href: z.string().transform((href, check) => {
    const safe = linkHref(href.trim(), null)
    if (safe !== null) return safe
    check.addIssue('not an absolute http, https, mailto or tel URL')
    return z.NEVER
  }),
  rel: optional(200).transform((rel) => linkTypes(rel ?? '')),
  title: optionalLine,
})

const span = z.object({
  text: storable(MAX_TEXT_CHARACTERS),
  marks: z
    .array(z.enum(MARKS))
    .nullish()
    .transform((marks) => MARKS.filter((mark) => marks?.includes(mark))),
  link: orNull(link),
  language: orNull(language),
  direction: orNull(z.enum(['LTR', 'RTL'])),
}) satisfies z.ZodType<Span>

/** The three forms of a text. */
export const richTextShape = {
  html: storable(MAX_TEXT_CHARACTERS).nullish(),
  text: storable(MAX_TEXT_CHARACTERS).nullish(),
  spans: z.array(span).max(MAX_PARTS, `at most ${MAX_PARTS} spans`).nullish(),
}

type Forms = z.output<z.ZodObject<typeof richTextShape>>

/**
 * The text that its forms say, null if it is blank, and what in the HTML is no text. Forms that say different things are an
 * issue: a change of one of them would be lost. Only a text with `breaks` of 2 has empty lines.
 */
export function readForms(
  { html, text, spans }: Forms,
  check: z.RefinementCtx,
  { preserved = false, breaks = 1 }: { readonly preserved?: boolean; readonly breaks?: Breaks } = {},
): { readonly text: RichText | null; readonly others: readonly Block[] } {
  const bySpans = spans ? { text: richText(spans, preserved, breaks), others: [] } : null
  const byHtml = typeof html === 'string' ? htmlText(html, preserved, breaks) : null
  const byText = typeof text === 'string' ? { text: plainRichText(text, preserved, breaks), others: [] } : null
  const made = bySpans ?? byHtml ?? byText ?? { text: null, others: [] }
  // A form that is sent back as it was read need not be the same again when it is read alone: text leaves out what is struck out.
  if (byHtml && html !== made.text?.html && byHtml.text?.html !== made.text?.html) disagree('html', check)
  if (byText && text !== made.text?.text && byText.text?.text !== made.text?.text) disagree('text', check)
  return made
}

/** A text beside a block. */
export const richTextRule = orNull(z.object(richTextShape).transform((forms, check) => readForms(forms, check).text))

function disagree(form: 'html' | 'text', check: z.RefinementCtx): void {
  check.addIssue({
    code: 'custom',
    path: [form],
    message: 'says something else than the other forms: send one of them',
  })
}
