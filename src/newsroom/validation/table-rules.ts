import { z } from 'zod'
import type { TableCell, TableRow } from '../../../db/tables/body/block.ts'
import { MAX_SPAN } from '../../html/elements/table.ts'
import { MAX_PARTS } from './body-limits.ts'
import { whole } from './field-rules.ts'
import { readForms, richTextShape } from './rich-text-rules.ts'

const NO_TEXT = { html: '', text: '', spans: null }

const cell = z
  .object({
    ...richTextShape,
    header: z.boolean().nullish(),
    colspan: whole(1, MAX_SPAN).nullish(),
    rowspan: whole(1, MAX_SPAN).nullish(),
  })
  .transform(({ header, colspan, rowspan, ...forms }, check): TableCell => {
    const { text } = readForms(forms, check)
    return { header: header ?? false, colspan: colspan ?? 1, rowspan: rowspan ?? 1, ...(text ?? NO_TEXT) }
  })

const row = z
  .object({ head: z.boolean().nullish(), cells: z.array(cell).max(MAX_PARTS, `at most ${MAX_PARTS} cells`) })
  .transform(({ head, cells }): TableRow => ({ head: head ?? false, cells }))

export const rows = z
  .array(row)
  .min(1, 'must not be empty')
  .max(MAX_PARTS, `at most ${MAX_PARTS} rows`)
  .superRefine((given, check) => {
    const body = given.findIndex(({ head }) => !head)
    const late = given.findIndex(({ head }, at) => head && body !== -1 && at > body)
    if (late !== -1)
      check.addIssue({ code: 'custom', path: [late, 'head'], message: 'rows of the head must come first' })
  })
