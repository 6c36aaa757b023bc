import { html, type SafeHtml } from '@remix-run/html-template'

/** A JSON data block for the page's script or for search engines. Browsers do not execute it. */
export function dataBlock(id: string, data: unknown, type = 'application/json'): SafeHtml {
  // Escapes `<` in JSON, so that no text can end the element.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script id="${id}" type="${type}">${html.raw`${text}`}</script>`
}
