import { html, type SafeHtml } from '@remix-run/html-template'
import type { RenderContext } from './render-context.ts'

interface More {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

/** The link to earlier news. `given` are the other parameters of the URL. */
export function older(
  path: string,
  { hasNextPage, endCursor }: More,
  { words }: RenderContext,
  given: Readonly<Record<string, string>> = {},
): SafeHtml | null {
  if (!hasNextPage || endCursor === null) return null
  const query = new URLSearchParams({ ...given, after: endCursor })
  return html`<p class="older"><a href="${`${path}?${query}`}" rel="next">${words.older}</a></p>`
}
