import type { z } from 'zod'
import { relativeUrlIn } from '../../html/relative-url.ts'

/** Refuses HTML with relative URLs if the page that they belong to is not known: they would be lost. */
export function checkUrls(field: string, html: string | null, pageUrl: string | null, check: z.RefinementCtx): void {
  const relative = html === null || pageUrl !== null ? null : relativeUrlIn(html)
  if (relative === null) return
  const message = `has the relative URL ${relative}: make it absolute, or give the URL of its page as source.itemUrl or canonicalUrl`
  check.addIssue({ code: 'custom', path: [field], message })
}
