import { html, type SafeHtml } from '@remix-run/html-template'
import { featured } from '../featured.ts'
import { card, headlineRow, lead, second } from '../headline.ts'
import type { FrontPage, Headline } from '../news.ts'
import { older } from '../older.ts'
import type { Reading } from '../reading.ts'
import { inEdition } from '../strip.ts'

const SECONDS = 2

/** The lead stories: the curation `ticker` in its order; if it is empty, the latest news. */
function leading({ ticker, latestNews }: FrontPage, reading: Reading): Headline[] {
  const chosen = inEdition(ticker?.articles ?? [], reading)
  return (chosen.length > 0 ? chosen : latestNews.nodes).slice(0, 1 + SECONDS)
}

export function frontPage(page: FrontPage, reading: Reading): SafeHtml {
  const { edition, words } = reading
  const leads = leading(page, reading)
  const [first, ...seconds] = leads
  const cards = featured(page.featured?.articles ?? [], new Set(leads.map(({ id }) => id)), reading)
  const { nodes, pageInfo } = page.latestNews
  return html`<h1 class="unseen">Tickertape: ${words.home}</h1>
<div class="front">
<div class="top" id="top">
${first ? lead(first, reading) : null}
${seconds.map((article) => second(article, reading))}
</div>
<section class="latest" aria-labelledby="latest-title">
<h2 class="title" id="latest-title">${words.latest}</h2>
${nodes.length === 0 ? html`<p class="nothing">${words.nothing}</p>` : null}
<ol class="rows" id="latest" data-grows="">${nodes.map((article) => headlineRow(article, reading))}</ol>
${older(`/${edition}`, pageInfo, reading)}
</section>
${
  cards.length === 0
    ? null
    : html`<section class="featured" aria-labelledby="featured-title">
<h2 class="title" id="featured-title">${page.featured?.title}</h2>
<ul class="cards">${cards.map((article) => card(article, reading))}</ul>
</section>`
}
</div>`
}
