import { z } from 'zod'
import type { Block } from '../../../db/tables/body/block.ts'
import { unlessLeftOut } from './field-rules.ts'
import { contentRules } from './submission.ts'

/** Each undefined if it is left out, so that it stays. */
function stayIfLeftOut<Rules extends Readonly<Record<string, z.ZodType>>>(
  rules: Rules,
): { readonly [Name in keyof Rules]: z.ZodUnion<readonly [z.ZodUndefined, Rules[Name]]> }
function stayIfLeftOut(rules: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, unlessLeftOut(rule)]))
}

const { slug, headline, language, section, ...others } = contentRules

export const patchRules = z
  .object({
    ...stayIfLeftOut({ ...others, slug: slug.refine((value) => value !== null, 'must not be empty') }),
    headline: headline.optional(),
    language: language.optional(),
    section: section.optional(),
  })
  .refine(({ body, bodyHtml }) => (body ?? null) === null || (bodyHtml ?? null) === null, {
    path: ['body'],
    message: 'give at most one of body and bodyHtml',
  })
  .transform(({ body, bodyHtml, ...rest }) => ({ ...rest, ...bodyOf(body, bodyHtml) }))

export type Patch = z.output<typeof patchRules>

/** The form that is given. Nothing where the body stays as it is; empty where only null is given. */
function bodyOf(
  body: readonly Block[] | null | undefined,
  bodyHtml: string | null | undefined,
): { readonly body?: readonly Block[]; readonly bodyHtml?: string } {
  if (body) return { body }
  if (typeof bodyHtml === 'string') return { bodyHtml }
  return body === undefined && bodyHtml === undefined ? {} : { body: [] }
}
