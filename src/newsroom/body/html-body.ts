import type { ArticleContent } from '../../../db/tables/article-content.ts'
import type { Block } from '../../../db/tables/body/block.ts'
import type { Original } from '../../../db/tables/body/original.ts'
import { badInput, type Issue } from '../../../schema/errors.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { relativeUrlProblem } from '../validation/relative-urls.ts'
import { htmlOriginal, pageUrlOf } from '../validation/submission.ts'
import { withUnsaid } from './unsaid.ts'

export interface WrittenBody {
  readonly body: readonly Block[]
  readonly original: Original | null
}

/** The page of an article at its source, which relative URLs in its HTML belong to; null if it is not known. */
export function pageUrlOfContent({
  sourceItemUrl,
  canonicalUrl,
}: Pick<ArticleContent, 'sourceItemUrl' | 'canonicalUrl'>): string | null {
  return pageUrlOf({ source: { itemUrl: sourceItemUrl }, canonicalUrl })
}

/**
 * The body that a change of a stored article with the body `before` gives, as blocks or as HTML; null if it gives none. Relative URLs
 * in the HTML belong to `pageUrl`.
 * @throws BAD_USER_INPUT for relative URLs without a page
 */
export function writtenBody(
  { body, bodyHtml }: { readonly body?: readonly Block[] | null; readonly bodyHtml?: string | null },
  before: readonly Block[],
  pageUrl: string | null,
  at: Issue['path'],
): WrittenBody | null {
  if (body) return { body, original: null }
  if (typeof bodyHtml !== 'string') return null
  const made = blocksOfHtml(bodyHtml, pageUrl, [...at, 'bodyHtml'])
  return { body: withUnsaid(made, before), original: htmlOriginal(bodyHtml, pageUrl) }
}

/** @throws BAD_USER_INPUT for relative URLs without a page */
export function blocksOfHtml(html: string, pageUrl: string | null, path: Issue['path']): readonly Block[] {
  const problem = relativeUrlProblem(html, pageUrl)
  if (problem !== null) throw badInput([{ path, message: problem }])
  return htmlBlocks(html, pageUrl)
}
