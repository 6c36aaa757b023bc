import { html, type SafeHtml } from '@remix-run/html-template'
import { articlePath, sectionPath } from '../../schema/addresses.ts'
import { flags } from './label.ts'
import { age } from './language/time.ts'
import type { Headline } from './news.ts'
import { picture } from './picture.ts'
import type { Reading } from './reading.ts'

/** Where a headline is shown. A page may show an article in several places, once in each. */
type Place = 'row' | 'lead' | 'second' | 'card' | 'strip'

/** Attributes by which the browser script finds an article in each place. */
function named(place: Place, { id, version }: Headline): SafeHtml {
  return html`id="${place}-${id}" data-article="${id}" data-version="${version}"`
}

function link(article: Headline): SafeHtml {
  return html`<a href="${articlePath(article)}" lang="${article.language}" data-headline>${article.headline}</a>`
}

/** [section] [age], and whether the article was corrected. */
function kicker({ section, publishedAt, corrections }: Headline, reading: Reading): SafeHtml {
  const { edition, words } = reading
  const corrected = corrections.length === 0 ? null : html` <span class="corrected">${words.corrected}</span>`
  return html`<p class="kicker"><a class="section" href="${sectionPath(edition, section.slug)}">${section.name}</a> ${age(publishedAt, reading)}${corrected}</p>`
}

function standfirst({ standfirst, language }: Headline): SafeHtml | null {
  return standfirst === null ? null : html`<p class="standfirst" lang="${language}">${standfirst}</p>`
}

/** [section] [age] [headline]. */
export function headlineRow(article: Headline, reading: Reading): SafeHtml {
  return html`<li class="row" ${named('row', article)}>
${kicker(article, reading)}
<h3 class="headline">${flags(article.labels, reading)}${link(article)}</h3>
</li>`
}

/** A row with standfirst and picture; in search results, with the snippet. */
export function newsItem(article: Headline, reading: Reading, snippet?: SafeHtml): SafeHtml {
  return html`<li class="row item" ${named('row', article)}>
<div class="item-text">
${kicker(article, reading)}
<h2 class="headline">${flags(article.labels, reading)}${link(article)}</h2>
${snippet ? html`<p class="standfirst" lang="${article.language}">${snippet}</p>` : standfirst(article)}
</div>
${picture(article.leadMedia, reading)}
</li>`
}

/** The lead story of the front page. */
export function lead(article: Headline, reading: Reading): SafeHtml {
  return html`<article class="lead" ${named('lead', article)}>
${picture(article.leadMedia, reading, { eager: true })}
${kicker(article, reading)}
<h2 class="headline">${flags(article.labels, reading)}${link(article)}</h2>
${standfirst(article)}
</article>`
}

/** A secondary lead story. */
export function second(article: Headline, reading: Reading): SafeHtml {
  return html`<article class="second" ${named('second', article)}>
${kicker(article, reading)}
<h3 class="headline">${flags(article.labels, reading)}${link(article)}</h3>
${standfirst(article)}
</article>`
}

export function card(article: Headline, reading: Reading): SafeHtml {
  return html`<li class="card" ${named('card', article)}>
${picture(article.leadMedia, reading)}
<div>
${kicker(article, reading)}
<h3 class="headline">${flags(article.labels, reading)}${link(article)}</h3>
${standfirst(article)}
</div>
</li>`
}

/** A headline of the strip. */
export function stripItem(article: Headline, reading: Reading): SafeHtml {
  return html`<li ${named('strip', article)}>${flags(article.labels, reading)}${link(article)}</li>`
}
