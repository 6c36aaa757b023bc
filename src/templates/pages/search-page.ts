import { html, type SafeHtml } from '@remix-run/html-template'
import { searchPath } from '../../../schema/addresses.ts'
import { excerpt } from '../excerpt.ts'
import { newsItem } from '../headline.ts'
import type { SearchPage } from '../news.ts'
import { older } from '../older.ts'
import type { RenderContext } from '../render-context.ts'

export function searchPage(text: string, found: SearchPage['search'] | null, context: RenderContext): SafeHtml {
  const { edition, words } = context
  const path = searchPath(edition)
  return html`<div class="list-page">
<header class="list-head"><h1>${words.search}</h1></header>
<form class="search-big" role="search" action="${path}" aria-label="${words.searchFor}">
<label for="text">${words.searchFor}</label>
<div><input id="text" name="q" type="search" value="${text}" required maxlength="256" aria-describedby="search-hint"><button type="submit">${words.search}</button></div>
<p class="hint" id="search-hint">${words.searchHint}</p>
</form>
${
  found === null
    ? null
    : html`<h2 class="title">${words.found(found.totalCount, text)}</h2>
<ol class="items" id="latest">${found.edges.map(({ node, snippet }) =>
        // The snippet is escaped HTML with `<mark>` around matches.
        newsItem(node, context, html.raw`${excerpt(snippet)}`),
      )}</ol>
${older(path, found.pageInfo, context, { given: { q: text } })}`
}
</div>`
}
