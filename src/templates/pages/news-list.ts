import { html, type SafeHtml } from '@remix-run/html-template'
import { sectionPath } from '../../../schema/addresses.ts'
import { newsItem } from '../headline.ts'
import type { Headline, Named } from '../news.ts'
import { older } from '../older.ts'
import type { RenderContext } from '../render-context.ts'

export interface NewsList {
  readonly title: string
  readonly description?: string | null
  readonly path: string
  readonly parent?: Named | null
  readonly children?: readonly Named[]
  readonly articles: {
    readonly nodes: readonly Headline[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
  /** Whether this is a later page of the list. */
  readonly earlier: boolean
  /** Slugs of the sections whose events update the list; none for all sections; null if events cannot. */
  readonly grows?: readonly string[] | null
}

/** A paginated list of the news of a section, or of all news. */
export function newsList(
  { title, description, path, parent, children = [], articles, earlier, grows = [] }: NewsList,
  context: RenderContext,
): SafeHtml {
  const { edition, words } = context
  const { nodes, pageInfo } = articles
  const link = ({ slug, name }: Named) => html`<a href="${sectionPath(edition, slug)}">${name}</a>`
  return html`<div class="list-page">
<header class="list-head">
${parent ? html`<p class="kicker">${link(parent)}</p>` : null}
<h1>${title}</h1>
${description ? html`<p>${description}</p>` : null}
${children.length === 0 ? null : html`<ul class="tabs">${children.map((child) => html`<li>${link(child)}</li>`)}</ul>`}
${earlier ? html`<p class="newest"><a href="${path}">${words.newest}</a></p>` : null}
</header>
${nodes.length === 0 ? html`<p class="nothing">${words.nothing}</p>` : null}
<ol class="items" id="latest"${earlier || grows === null ? null : html` data-grows="${grows.join(' ')}"`}>${nodes.map((article) => newsItem(article, context))}</ol>
${older(path, pageInfo, context)}
</div>`
}
