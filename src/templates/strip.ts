import { html, type SafeHtml } from '@remix-run/html-template'
import { editionOf } from '../../schema/addresses.ts'
import { stripItem } from './headline.ts'
import type { Chrome } from './news.ts'
import type { Reading } from './reading.ts'

/** Of a list that is made for all editions, what is for this one. */
export function inEdition<Story extends { readonly language: string }>(
  articles: readonly Story[],
  { edition }: Reading,
): Story[] {
  return articles.filter(({ language }) => editionOf(language) === edition)
}

/** The headlines that run on top of every page. Without script they are a row to scroll. */
export function strip({ ticker }: Chrome, reading: Reading): SafeHtml {
  const { words } = reading
  const headlines = inEdition(ticker?.articles ?? [], reading)
  return html`<section class="strip" id="strip" aria-label="${words.ticker}"${headlines.length === 0 ? html` hidden` : null}>
<p class="strip-name" aria-hidden="true">${words.ticker}</p>
<button type="button" class="strip-pause" hidden data-pause="${words.pause}" data-resume="${words.resume}" aria-label="${words.pause}"></button>
<ol class="strip-list" id="strip-list">${headlines.map((headline) => stripItem(headline, reading))}</ol>
</section>`
}
