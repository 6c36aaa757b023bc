import { html, type SafeHtml } from '@remix-run/html-template'
import type { RenderContext } from './render-context.ts'

interface More {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

interface Link {
  /** The other parameters of the URL. */
  readonly given?: Readonly<Record<string, string>>
  readonly text?: string
}

/** The link to what is earlier: news, or other things by `text`. */
export function older(
  path: string,
  { hasNextPage, endCursor }: More,
  { words }: RenderContext,
  { given = {}, text = words.older }: Link = {},
): SafeHtml | null {
  if (!hasNextPage || endCursor === null) return null
  const query = new URLSearchParams({ ...given, after: endCursor })
  return html`<p class="older"><a href="${`${path}?${query}`}" rel="next">${text}</a></p>`
}
