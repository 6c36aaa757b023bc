import { z } from 'zod'
import type { Block } from '../../../db/tables/body/block.ts'
import type { Original } from '../../../db/tables/body/original.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { contentRules, htmlOriginal } from './submission.ts'

/** Undefined if it is left out, so that it stays: the rule itself would make it empty. */
const given = <Value, Input>(rule: z.ZodType<Value, Input>) => z.union([z.undefined(), rule])

export const patchRules = z
  .object({
    slug: given(contentRules.slug),
    headline: contentRules.headline.optional(),
    standfirst: given(contentRules.standfirst),
    byline: given(contentRules.byline),
    dateline: given(contentRules.dateline),
    slugline: given(contentRules.slugline),
    language: contentRules.language.optional(),
    urgency: given(contentRules.urgency),
    labels: given(contentRules.labels),
    section: contentRules.section.optional(),
    sections: given(contentRules.sections),
    genre: given(contentRules.genre),
    access: given(contentRules.access),
    canonicalUrl: given(contentRules.canonicalUrl),
    seoTitle: given(contentRules.seoTitle),
    seoDescription: given(contentRules.seoDescription),
    socialTitle: given(contentRules.socialTitle),
    socialDescription: given(contentRules.socialDescription),
    authors: given(contentRules.authors),
    tags: given(contentRules.tags),
    leadMedia: given(contentRules.leadMedia),
    body: contentRules.body,
    bodyHtml: contentRules.bodyHtml,
    related: given(contentRules.related),
    translationOf: given(contentRules.translationOf),
    source: given(contentRules.source),
    expiresAt: given(contentRules.expiresAt),
  })
  .refine(({ body, bodyHtml }) => body === null || bodyHtml === null, {
    path: ['body'],
    message: 'give at most one of body and bodyHtml',
  })
  .transform(({ body, bodyHtml, ...rest }) => ({ ...rest, ...bodyOf(body, bodyHtml) }))

export type Patch = z.output<typeof patchRules>

/** With what the body was made from. Nothing where it stays as it is. */
function bodyOf(
  body: readonly Block[] | null,
  html: string | null,
): { readonly body?: readonly Block[]; readonly original?: Original | null } {
  if (body) return { body, original: null }
  return html === null ? {} : { body: htmlBlocks(html), original: htmlOriginal(html) }
}
