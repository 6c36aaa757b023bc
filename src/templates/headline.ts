import { html, type SafeHtml } from '@remix-run/html-template'
import { articlePath, sectionPath } from '../../schema/addresses.ts'
import { labelMarks } from './label.ts'
import { inLanguage } from './language/direction.ts'
import { age } from './language/time.ts'
import type { Headline } from './news.ts'
import { picture } from './picture.ts'
import type { RenderContext } from './render-context.ts'

/** Where a headline is shown. A page may show an article in several places, once in each. */
type Slot = 'row' | 'lead' | 'second' | 'card' | 'strip'

/** Attributes by which the browser script finds an article in each place. */
function attributes(slot: Slot, { id, version }: Headline): SafeHtml {
  return html`id="${slot}-${id}" data-article="${id}" data-version="${version}"`
}

function link(article: Headline): SafeHtml {
  return html`<a href="${articlePath(article)}" ${inLanguage(article.language)} data-headline>${article.headline}</a>`
}

/** [section] [age], and whether the article was corrected. */
function kicker({ section, publishedAt, corrections }: Headline, context: RenderContext): SafeHtml {
  const { edition, words } = context
  const corrected = corrections.length === 0 ? null : html` <span class="corrected">${words.corrected}</span>`
  return html`<p class="kicker"><a class="section" href="${sectionPath(edition, section.slug)}">${section.name}</a> ${age(publishedAt, context)}${corrected}</p>`
}

function standfirst({ standfirst, language }: Headline): SafeHtml | null {
  return standfirst === null ? null : html`<p class="standfirst" ${inLanguage(language)}>${standfirst}</p>`
}

/** [section] [age] [headline]. */
export function headlineRow(article: Headline, context: RenderContext): SafeHtml {
  return html`<li class="row" ${attributes('row', article)}>
${kicker(article, context)}
<h3 class="headline">${labelMarks(article.labels)}${link(article)}</h3>
</li>`
}

/** A row with standfirst and picture; in search results, with the snippet. */
export function newsItem(article: Headline, context: RenderContext, snippet?: SafeHtml): SafeHtml {
  return html`<li class="row item" ${attributes('row', article)}>
<div class="item-text">
${kicker(article, context)}
<h2 class="headline">${labelMarks(article.labels)}${link(article)}</h2>
${snippet ? html`<p class="standfirst" ${inLanguage(article.language)}>${snippet}</p>` : standfirst(article)}
</div>
${picture(article.leadMedia, context)}
</li>`
}

/** The lead story of the front page. */
export function lead(article: Headline, context: RenderContext): SafeHtml {
  return html`<article class="lead" ${attributes('lead', article)}>
${picture(article.leadMedia, context, { eager: true })}
${kicker(article, context)}
<h2 class="headline">${labelMarks(article.labels)}${link(article)}</h2>
${standfirst(article)}
</article>`
}

/** A secondary lead story. */
export function second(article: Headline, context: RenderContext): SafeHtml {
  return html`<article class="second" ${attributes('second', article)}>
${kicker(article, context)}
<h3 class="headline">${labelMarks(article.labels)}${link(article)}</h3>
${standfirst(article)}
</article>`
}

export function card(article: Headline, context: RenderContext): SafeHtml {
  return html`<li class="card" ${attributes('card', article)}>
${picture(article.leadMedia, context)}
<div>
${kicker(article, context)}
<h3 class="headline">${labelMarks(article.labels)}${link(article)}</h3>
${standfirst(article)}
</div>
</li>`
}

/** A headline of the strip. */
export function stripItem(article: Headline): SafeHtml {
  return html`<li ${attributes('strip', article)}>${labelMarks(article.labels)}${link(article)}</li>`
}
