import { z } from 'zod'
import type { Block } from '../../../db/tables/body/block.ts'
import type { Original } from '../../../db/tables/body/original.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { unlessLeftOut } from './field-rules.ts'
import { checkUrls } from './relative-urls.ts'
import { contentRules, htmlOriginal, pageUrlOf } from './submission.ts'

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
  .superRefine((given, check) => checkUrls('bodyHtml', given.bodyHtml ?? null, pageUrlOf(given), check))
  .transform(({ body, bodyHtml, ...rest }) => ({ ...rest, ...bodyOf(body, bodyHtml, pageUrlOf(rest)) }))

export type Patch = z.output<typeof patchRules>

/** With what the body was made from. Nothing where it stays as it is; empty where only null is given. */
function bodyOf(
  body: readonly Block[] | null | undefined,
  html: string | null | undefined,
  pageUrl: string | null,
): { readonly body?: readonly Block[]; readonly original?: Original | null } {
  if (body) return { body, original: null }
  if (typeof html === 'string') return { body: htmlBlocks(html, pageUrl), original: htmlOriginal(html, pageUrl) }
  return body === undefined && html === undefined ? {} : { body: [], original: null }
}
