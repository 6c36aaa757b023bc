import { html, type SafeHtml } from '@remix-run/html-template'
import { EDITIONS } from '../../../schema/addresses.ts'
import { EMBED_WORDS } from '../language/embed-words.ts'
import type { Chrome } from '../news.ts'
import type { RenderContext } from '../render-context.ts'
import { attributesOf, DEFAULT_MAX, snippet } from '../snippet.ts'

const MOST = 90

/** The form that configures the ticker for other sites. Without scripts it shows the HTML for all news. */
export function embedPage({ sections }: Chrome, origin: string, { edition }: RenderContext): SafeHtml {
  const words = EMBED_WORDS[edition]
  const choice = { sections: [], language: edition, max: DEFAULT_MAX }
  const attributes = Object.entries(attributesOf(choice))
  return html`<div class="embed">
<header class="list-head"><h1>${words.title}</h1><p>${words.standfirst}</p></header>
<form id="embed" class="embed-form" data-origin="${origin}" data-copied="${words.copied}" data-selected="${words.selected}" hidden>
<fieldset>
<legend>${words.sections}</legend>
<p class="hint" id="sections-hint">${words.allSections}</p>
${sections.map(
  ({ slug, name, parent }) =>
    html`<label${parent === null ? null : html` class="below"`}><input type="checkbox" name="sections" value="${slug}" aria-describedby="sections-hint"> ${name}</label>\n`,
)}
</fieldset>
<fieldset>
<legend>${words.languages}</legend>
${EDITIONS.map(
  (language) =>
    html`<label><input type="radio" name="language" value="${language}"${language === edition ? html` checked` : null}> ${words.language[language]}</label>\n`,
)}
<label><input type="radio" name="language" value=""> ${words.allLanguages}</label>
</fieldset>
<p><label for="max">${words.max}</label> <input id="max" name="max" type="number" min="1" max="${MOST}" value="${DEFAULT_MAX}" required></p>
</form>
<div class="embed-result">
<h2 class="title" id="line-title">${words.line}</h2>
<textarea id="line" readonly rows="4" aria-labelledby="line-title" spellcheck="false">${snippet(origin, choice)}</textarea>
<p class="embed-copy"><button type="button" id="copy" hidden>${words.copy}</button> <span id="copied" role="status"></span></p>
<noscript><p class="hint">${words.withoutScript}</p></noscript>
<ol class="embed-steps">${words.steps.map((step) => html`<li>${step}</li>\n`)}</ol>
<p class="hint">${words.more}</p>
</div>
<section class="embed-preview" aria-labelledby="preview-title">
<h2 class="title" id="preview-title">${words.preview}</h2>
<news-ticker id="preview"${attributes.map(([name, value]) => html` ${html.raw`${name}`}="${value}"`)}></news-ticker>
</section>
</div>`
}
