import { html, type SafeHtml } from '@remix-run/html-template'
import { EDITIONS, searchPath } from '../../../schema/addresses.ts'
import { excerpt } from '../excerpt.ts'
import { newsItem } from '../headline.ts'
import { EMBED_WORDS } from '../language/embed-words.ts'
import type { Chrome, SearchPage } from '../news.ts'
import { older } from '../older.ts'
import type { RenderContext } from '../render-context.ts'

/** What a reader searches for. Empty where there is no choice; `all` for every language. */
export interface SearchChoice {
  readonly text: string
  readonly section: string
  readonly language: string
  /** Days: `2026-01-31`. */
  readonly from: string
  readonly to: string
}

export function parametersOf({ text, ...choice }: SearchChoice): URLSearchParams {
  return new URLSearchParams(Object.entries({ q: text, ...choice }).filter(([, value]) => value !== ''))
}

export function searchPage(
  choice: SearchChoice,
  found: SearchPage['search'] | null,
  sections: Chrome['sections'],
  context: RenderContext,
): SafeHtml {
  const { edition, words } = context
  const path = searchPath(edition)
  const given = Object.fromEntries(parametersOf(choice))
  return html`<div class="list-page">
<header class="list-head"><h1>${words.search}</h1></header>
<form class="search-big" role="search" action="${path}" aria-label="${words.searchFor}">
<label for="text">${words.searchFor}</label>
<div><input id="text" name="q" type="search" value="${choice.text}" required maxlength="256" aria-describedby="search-hint"><button type="submit">${words.search}</button></div>
<p class="hint" id="search-hint">${words.searchHint}</p>
${choices(choice, sections, context)}
</form>
${
  found === null
    ? null
    : html`<h2 class="title">${words.found(found.totalCount, choice.text)}</h2>
<ol class="items" id="latest">${found.edges.map(({ node, snippet }) =>
        // The snippet is escaped HTML with `<mark>` around matches.
        newsItem(node, context, html.raw`${excerpt(snippet)}`),
      )}</ol>
${older(path, found.pageInfo, context, { given })}`
}
</div>`
}

function choices(choice: SearchChoice, sections: Chrome['sections'], { edition, words }: RenderContext): SafeHtml {
  const { anySection, anyLanguage, section, language, from, to } = words.searchChoices
  const names = EMBED_WORDS[edition].language
  return html`<div class="search-choices">
<label>${section} <select name="section"><option value="">${anySection}</option>${sections.map(({ slug, name }) => option(slug, name, choice.section))}</select></label>
<label>${language} <select name="language">${EDITIONS.map((one) => option(one, names[one], choice.language))}${option('all', anyLanguage, choice.language)}</select></label>
<label>${from} <input type="date" name="from" value="${choice.from}"></label>
<label>${to} <input type="date" name="to" value="${choice.to}"></label>
</div>`
}

function option(value: string, name: string, chosen: string): SafeHtml {
  return html`<option value="${value}"${value === chosen ? html` selected` : null}>${name}</option>`
}
