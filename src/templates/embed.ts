import { html, type SafeHtml } from '@remix-run/html-template'
import type { SimpleBlock } from './block-data.ts'
import { paragraphs } from './paragraphs.ts'
import type { RenderContext } from './render-context.ts'

type Embed = Extract<SimpleBlock, { readonly kind: 'EMBED' }>

/** What came of content of another site, and a link to it: nothing is loaded from there but a preview picture. */
export function embed(block: Embed, { words }: RenderContext): SafeHtml {
  const { url, provider, title, author, thumbnail, caption } = block
  return html`<figure class="elsewhere">
${thumbnail === null ? null : html`<img src="${thumbnail}" alt="" loading="lazy" decoding="async">`}
${title === null ? null : html`<p class="title">${title}</p>`}
${block.html === '' ? null : html`<blockquote>${paragraphs(block.html)}</blockquote>`}
${author === null || block.html.includes(author) ? null : html`<p class="author">${author}</p>`}
<p><a href="${url}" rel="noopener">${words.watch(provider ?? new URL(url).hostname)}</a></p>
${caption === null ? null : html`<figcaption>${html.raw`${caption.html}`}</figcaption>`}
</figure>`
}
