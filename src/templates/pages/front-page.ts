import { html, type SafeHtml } from '@remix-run/html-template'
import { featured } from '../featured.ts'
import { card, headlineRow, lead, second } from '../headline.ts'
import type { FrontPage, Headline } from '../news.ts'
import { older } from '../older.ts'
import type { RenderContext } from '../render-context.ts'
import { inEdition } from '../strip.ts'

const SECONDS = 2

/** The lead stories: the curation `ticker` in its order; if it is empty, the latest news. */
function leading({ ticker, latestNews }: FrontPage, context: RenderContext): Headline[] {
  const chosen = inEdition(ticker?.articles ?? [], context)
  return (chosen.length > 0 ? chosen : latestNews.nodes).slice(0, 1 + SECONDS)
}

export function frontPage(page: FrontPage, context: RenderContext): SafeHtml {
  const { edition, words, siteName } = context
  const leads = leading(page, context)
  const [first, ...seconds] = leads
  const cards = featured(page.featured?.articles ?? [], new Set(leads.map(({ id }) => id)), context)
  const { nodes, pageInfo } = page.latestNews
  return html`<h1 class="unseen">${siteName}: ${words.home}</h1>
<div class="front">
<div class="top" id="top">
${first ? lead(first, context) : null}
${seconds.map((article) => second(article, context))}
</div>
<section class="latest" aria-labelledby="latest-title">
<h2 class="title" id="latest-title">${words.latest}</h2>
${nodes.length === 0 ? html`<p class="nothing">${words.nothing}</p>` : null}
<ol class="rows" id="latest" data-grows="">${nodes.map((article) => headlineRow(article, context))}</ol>
${older(`/${edition}`, pageInfo, context)}
</section>
${
  cards.length === 0
    ? null
    : html`<section class="featured" aria-labelledby="featured-title">
<h2 class="title" id="featured-title">${page.featured?.title}</h2>
<ul class="cards">${cards.map((article) => card(article, context))}</ul>
</section>`
}
</div>`
}
