import { html, type SafeHtml } from '@remix-run/html-template'
import type { Reading } from '../reading.ts'

/** In the place of what cannot be shown, with a way on. */
export function noticePage(title: string, texts: readonly string[], { edition, words }: Reading): SafeHtml {
  return html`<div class="notice-page">
<h1>${title}</h1>
${texts.map((text) => html`<p>${text}</p>`)}
<p><a href="/${edition}">${words.home}</a></p>
</div>`
}

/** In the place of an article that was withdrawn; for good when it was killed. */
export function goneNotice(
  { killed, reason }: { readonly killed: boolean; readonly reason: string | null },
  reading: Reading,
): SafeHtml {
  const { gone } = reading.words
  const texts = [killed ? gone.killed : gone.text, ...(reason === null ? [] : [`${gone.reason}: ${reason}`])]
  return noticePage(gone.title, texts, reading)
}
