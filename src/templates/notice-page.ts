import { html, type SafeHtml } from '@remix-run/html-template'
import type { Reading } from './reading.ts'

/** In the place of what cannot be shown, with a way on. */
export function noticePage(title: string, texts: readonly string[], { edition, words }: Reading): SafeHtml {
  return html`<div class="notice-page">
<h1>${title}</h1>
${texts.map((text) => html`<p>${text}</p>`)}
<p><a href="/${edition}">${words.home}</a></p>
</div>`
}
