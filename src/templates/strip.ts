import { html, type SafeHtml } from '@remix-run/html-template'
import { editionOf } from '../../schema/addresses.ts'
import { stripItem } from './headline.ts'
import type { Chrome } from './news.ts'
import type { Reading } from './reading.ts'

/** The articles of a curation in the language of the edition. */
export function inEdition<Story extends { readonly language: string }>(
  articles: readonly Story[],
  { edition }: Reading,
): Story[] {
  return articles.filter(({ language }) => editionOf(language) === edition)
}

/** The headlines on top of every page. Without the script they can be scrolled. */
export function strip({ ticker }: Chrome, reading: Reading): SafeHtml {
  const { words } = reading
  const headlines = inEdition(ticker?.articles ?? [], reading)
  return html`<section class="strip" id="strip" aria-label="${words.ticker}"${headlines.length === 0 ? html` hidden` : null}>
<p class="strip-name" aria-hidden="true">${words.ticker}</p>
<button type="button" class="strip-pause" hidden data-pause="${words.pause}" data-resume="${words.resume}" aria-label="${words.pause}"></button>
<ol class="strip-list" id="strip-list">${headlines.map((headline) => stripItem(headline, reading))}</ol>
</section>`
}
