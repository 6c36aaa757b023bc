import { html, type SafeHtml } from '@remix-run/html-template'
import { type Edition, searchPath, sectionPath } from '../../schema/addresses.ts'
import { dayText } from './language/time.ts'
import type { Chrome } from './news.ts'
import type { RenderContext } from './render-context.ts'

export interface Navigation {
  /** The slug of the current section. */
  readonly section?: string
  /** The path of the same page in the other edition. */
  readonly other: string
}

export function masthead({ sections }: Chrome, { section, other }: Navigation, context: RenderContext): SafeHtml {
  const { edition, words, siteName, nowMs } = context
  const otherEdition: Edition = edition === 'it' ? 'en' : 'it'
  const tabs = sections.filter(({ parent }) => parent === null)
  return html`<header class="masthead">
<div class="masthead-top">
<p class="today"><span class="date">${dayText(nowMs, edition)}</span> <span class="live-state"><span class="connection" id="connection" hidden></span> <button type="button" class="pause" id="updates" hidden data-pause="${words.pauseUpdates}" data-resume="${words.resumeUpdates}" aria-label="${words.pauseUpdates}"></button></span></p>
<p class="name"><a href="/${edition}">${siteName}</a></p>
<p class="edition"><a class="to-search" href="${searchPath(edition)}">${words.search}</a> <a href="${other}" lang="${otherEdition}" hreflang="${otherEdition}">${words.otherEdition}</a></p>
</div>
<div class="masthead-bar">
<nav aria-label="${words.sections}"><ul class="tabs">
${tabs.map(
  ({ slug, name }) =>
    html`<li><a href="${sectionPath(edition, slug)}"${slug === section ? html` aria-current="page"` : null}>${name}</a></li>`,
)}
</ul></nav>
<form class="search" role="search" action="${searchPath(edition)}">
<label class="unseen" for="q">${words.searchFor}</label>
<input id="q" name="q" type="search" placeholder="${words.search}" required maxlength="256">
<button type="submit">${words.search}</button>
</form>
</div>
</header>`
}
