import { html, type SafeHtml } from '@remix-run/html-template'
import { inLanguage } from '../language/direction.ts'
import type { RenderContext } from '../render-context.ts'

/** Where an article can be sent with a plain link: no script and no tracking of others is loaded. */
const PLACES: readonly (readonly [name: string, address: string, parameters: readonly [url: string, text: string]])[] =
  [
    ['WhatsApp', 'https://wa.me/', ['text', 'text']],
    ['Telegram', 'https://t.me/share/url', ['url', 'text']],
    ['X', 'https://x.com/intent/post', ['url', 'text']],
    ['Bluesky', 'https://bsky.app/intent/compose', ['text', 'text']],
  ]

export function share(url: string, headline: string, { edition, words }: RenderContext): SafeHtml {
  const mail = `mailto:?${new URLSearchParams({ subject: headline, body: url })}`.replaceAll('+', '%20')
  const links = PLACES.map(([name, address, [forUrl, forText]]) => {
    const query = forUrl === forText ? { [forText]: `${headline} ${url}` } : { [forUrl]: url, [forText]: headline }
    return html`<li><a href="${`${address}?${new URLSearchParams(query)}`}" rel="noopener nofollow" target="_blank">${name}</a></li>`
  })
  return html`<nav class="share" ${inLanguage(edition)} aria-label="${words.share}"><p>${words.share}</p>
<ul><li><a href="${mail}">${words.mail}</a></li>${links}</ul></nav>`
}
