import { html, type SafeHtml } from '@remix-run/html-template'

/** Data for the page's own script, or for search engines: nothing that a browser runs, whatever is in it. */
export function dataBlock(id: string, data: unknown, type = 'application/json'): SafeHtml {
  // No text can end the element: `<` is written as JSON may write it.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script id="${id}" type="${type}">${html.raw`${text}`}</script>`
}
