import { html, type SafeHtml } from '@remix-run/html-template'
import { headlineRow } from '../headline.ts'
import type { Headline } from '../news.ts'
import type { RenderContext } from '../render-context.ts'

const MAX_ROWS = 5

/** The latest news at the end of a page, without what the page has already. */
export function mostRecent(
  { nodes }: { readonly nodes: readonly Headline[] },
  shown: ReadonlySet<string>,
  context: RenderContext,
): SafeHtml | null {
  const rows = nodes.filter(({ id }) => !shown.has(id)).slice(0, MAX_ROWS)
  if (rows.length === 0) return null
  return html`<aside class="most-recent" aria-labelledby="most-recent-title">
<h2 class="title" id="most-recent-title">${context.words.latest}</h2>
<ul class="rows">${rows.map((article) => headlineRow(article, context))}</ul>
</aside>`
}
