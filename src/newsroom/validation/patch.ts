import { z } from 'zod'
import type { Block } from '../../../db/tables/block.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { blockOf } from './block-rules.ts'
import { orNull } from './field-rules.ts'
import { contentRules } from './submission.ts'

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
    body: orNull(contentRules.body),
    bodyHtml: orNull(contentRules.bodyHtml),
    related: given(contentRules.related),
    translationOf: given(contentRules.translationOf),
    source: given(contentRules.source),
    expiresAt: given(contentRules.expiresAt),
  })
  .refine(({ body, bodyHtml }) => body === null || bodyHtml === null, {
    path: ['body'],
    message: 'give at most one of body and bodyHtml',
  })
  .transform(({ body, bodyHtml, ...rest }) => ({ ...rest, body: blocksOf(body, bodyHtml) }))

export type Patch = z.output<typeof patchRules>

function blocksOf(
  body: z.output<typeof contentRules.body> | null,
  html: string | null | undefined,
): readonly Block[] | undefined {
  if (body) return body.flatMap(blockOf)
  return typeof html === 'string' ? htmlBlocks(html) : undefined
}
