import { html, type SafeHtml } from '@remix-run/html-template'
import { card, headlineRow, lead } from './headline.ts'
import type { FrontPage, Headline } from './news.ts'
import { older } from './older.ts'
import type { Reading } from './reading.ts'
import { inEdition } from './strip.ts'

const MAX_FEATURED = 6

/** The first headline of the strip leads; where editors chose none, the most urgent of the latest. */
function leading({ ticker, latestNews }: FrontPage, reading: Reading): Headline | undefined {
  return inEdition(ticker?.articles ?? [], reading)[0] ?? latestNews.nodes[0]
}

export function frontPage(page: FrontPage, reading: Reading): SafeHtml {
  const { edition, words } = reading
  const first = leading(page, reading)
  const featured = inEdition(page.featured?.articles ?? [], reading)
    .filter(({ id }) => id !== first?.id)
    .slice(0, MAX_FEATURED)
  const { nodes, pageInfo } = page.latestNews
  return html`<h1 class="unseen">Tickertape: ${words.home}</h1>
<div class="front">
${first ? lead(first, reading) : null}
<section class="latest" aria-labelledby="latest-title">
<h2 class="title" id="latest-title">${words.latest}</h2>
<ol class="rows" id="latest" data-grows="">${nodes.map((article) => headlineRow(article, reading))}</ol>
${nodes.length === 0 ? html`<p>${words.nothing}</p>` : null}
${older(`/${edition}`, pageInfo, reading)}
</section>
${
  featured.length === 0
    ? null
    : html`<section class="featured" aria-labelledby="featured-title">
<h2 class="title" id="featured-title">${page.featured?.title}</h2>
<ul class="cards">${featured.map((article) => card(article, reading))}</ul>
</section>`
}
</div>`
}
