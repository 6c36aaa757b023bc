import { html, type SafeHtml } from '@remix-run/html-template'

/** Inline HTML in which an empty line separates paragraphs. */
export function paragraphs(inline: string): SafeHtml[] {
  return inline.split('<br><br>').map((paragraph) => html`<p>${html.raw`${paragraph}`}</p>`)
}
