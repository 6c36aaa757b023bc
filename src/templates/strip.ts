import { html, type SafeHtml } from '@remix-run/html-template'
import { editionOf } from '../../schema/addresses.ts'
import { stripItem } from './headline.ts'
import type { Chrome } from './news.ts'
import type { RenderContext } from './render-context.ts'

/** The articles of a curation in the language of the edition. */
export function inEdition<Story extends { readonly language: string }>(
  articles: readonly Story[],
  { edition }: RenderContext,
): Story[] {
  return articles.filter(({ language }) => editionOf(language) === edition)
}

/** The headlines on top of every page. Without the script they can be scrolled. */
export function strip({ ticker }: Chrome, context: RenderContext): SafeHtml {
  const { words } = context
  const headlines = inEdition(ticker?.articles ?? [], context)
  return html`<section class="strip" id="strip" aria-label="${words.ticker}"${headlines.length === 0 ? html` hidden` : null}>
<p class="strip-name" aria-hidden="true">${words.ticker}</p>
<button type="button" class="pause" hidden data-pause="${words.pause}" data-resume="${words.resume}" aria-label="${words.pause}"></button>
<ol class="strip-list" id="strip-list">${headlines.map((headline) => stripItem(headline))}</ol>
</section>`
}
