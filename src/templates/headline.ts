import { html, type SafeHtml } from '@remix-run/html-template'
import { articlePath, sectionPath } from '../../schema/addresses.ts'
import { flags } from './label.ts'
import type { Headline } from './news.ts'
import { picture } from './picture.ts'
import type { Reading } from './reading.ts'
import { age } from './time.ts'

/** Names a story wherever it is shown, for the browser to find it again. */
export function story(place: 'row' | 'lead' | 'card' | 'strip', { id, version }: Headline): SafeHtml {
  return html`id="${place}-${id}" data-article="${id}" data-version="${version}"`
}

function link(article: Headline): SafeHtml {
  return html`<a href="${articlePath(article)}" lang="${article.language}" data-headline>${article.headline}</a>`
}

function section({ section: { slug, name } }: Headline, { edition }: Reading): SafeHtml {
  return html`<a class="section" href="${sectionPath(edition, slug)}">${name}</a>`
}

function corrected({ corrections }: Headline, { words }: Reading): SafeHtml | null {
  return corrections.length === 0 ? null : html` <span class="corrected">${words.corrected}</span>`
}

/** [section] [age] [headline]. */
export function headlineRow(article: Headline, reading: Reading): SafeHtml {
  return html`<li class="row" ${story('row', article)}>
<p class="kicker">${section(article, reading)} ${age(article.publishedAt, reading)}${corrected(article, reading)}</p>
<h3>${flags(article.labels, reading)}${link(article)}</h3>
</li>`
}

/** As a row, with its first lines, where there is room for it. */
export function newsItem(article: Headline, reading: Reading, snippet: SafeHtml | null = null): SafeHtml {
  const text = snippet ?? article.standfirst
  return html`<li class="row item" ${story('row', article)}>
<p class="kicker">${section(article, reading)} ${age(article.publishedAt, reading)}${corrected(article, reading)}</p>
<h3>${flags(article.labels, reading)}${link(article)}</h3>
${text === null ? null : html`<p class="standfirst" lang="${article.language}">${text}</p>`}
</li>`
}

/** The story on top of the front page. */
export function lead(article: Headline, reading: Reading): SafeHtml {
  return html`<article class="lead" ${story('lead', article)}>
${picture(article.leadMedia, reading, { eager: true })}
<p class="kicker">${section(article, reading)} ${age(article.publishedAt, reading)}${corrected(article, reading)}</p>
<h2>${flags(article.labels, reading)}${link(article)}</h2>
${article.standfirst === null ? null : html`<p class="standfirst" lang="${article.language}">${article.standfirst}</p>`}
</article>`
}

export function card(article: Headline, reading: Reading): SafeHtml {
  return html`<li class="card" ${story('card', article)}>
${picture(article.leadMedia, reading)}
<p class="kicker">${section(article, reading)} ${age(article.publishedAt, reading)}${corrected(article, reading)}</p>
<h3>${flags(article.labels, reading)}${link(article)}</h3>
</li>`
}

/** A headline of the strip on top of every page. */
export function stripItem(article: Headline, reading: Reading): SafeHtml {
  return html`<li ${story('strip', article)}>${flags(article.labels, reading)}${link(article)}</li>`
}
