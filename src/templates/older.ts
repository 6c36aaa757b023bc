import { html, type SafeHtml } from '@remix-run/html-template'
import type { Reading } from './reading.ts'

interface More {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

/** Leads on to earlier news. `given` is what else the address says. */
export function older(
  path: string,
  { hasNextPage, endCursor }: More,
  { words }: Reading,
  given: Readonly<Record<string, string>> = {},
): SafeHtml | null {
  if (!hasNextPage || endCursor === null) return null
  const query = new URLSearchParams({ ...given, after: endCursor })
  return html`<p class="older"><a href="${`${path}?${query}`}" rel="next">${words.older}</a></p>`
}
