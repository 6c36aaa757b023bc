import { html, type SafeHtml } from '@remix-run/html-template'
import type { Block, SimpleBlock } from './block-data.ts'
import { embed } from './embed.ts'
import { paragraphs } from './paragraphs.ts'
import { picture } from './picture.ts'
import type { RenderContext } from './render-context.ts'

type Html = { readonly html: string } | null

/** The blocks of an article. Every `html` of a block is safe to embed. */
export function block(block: Block, context: RenderContext): SafeHtml {
  if (block.kind !== 'ASIDE') return simpleBlock(block, context)
  return html`<aside class="box">${block.heading === null ? null : html`<h3>${html.raw`${block.heading.html}`}</h3>`}
${block.blocks.map((inner) => html`${simpleBlock(inner, context)}\n`)}</aside>`
}

function simpleBlock(block: SimpleBlock, context: RenderContext): SafeHtml {
  switch (block.kind) {
    case 'PARAGRAPH':
    case 'UNKNOWN':
      return html`<p>${html.raw`${block.html}`}</p>`
    case 'HEADING':
      return heading(block.level, block.html)
    case 'QUOTE':
      return quote(block, 'quote')
    case 'PULL_QUOTE':
      return quote(block, 'quote pull')
    case 'LIST':
      return html.raw`${block.html}`
    case 'TABLE':
      return html`<div class="table" role="group" tabindex="0" aria-label="${context.words.table}">${html.raw`${block.html}`}</div>`
    case 'IMAGE':
      return html`${picture(block.media, context, { caption: true, link: block.link })}`
    case 'VIDEO':
      return html`${picture(block.media, context, { caption: true, poster: block.poster })}`
    case 'AUDIO':
      return html`${picture(block.media, context, { caption: true })}`
    case 'GALLERY': {
      const pictures = block.pictures.map(({ media, link }) => picture(media, context, { caption: true, link }))
      return html`<figure class="gallery"><div class="pictures">${pictures}</div>${figcaption(block.caption)}</figure>`
    }
    case 'CODE': {
      const language = block.syntax === null ? null : html` class="language-${block.syntax}"`
      return html`<pre tabindex="0"><code${language}>${html.raw`${block.html}`}</code></pre>`
    }
    case 'DIVIDER':
      return html`<hr>`
    case 'EMBED':
      return embed(block, context)
  }
}

function heading(level: number, text: string): SafeHtml {
  const inner = html.raw`${text}`
  if (level <= 2) return html`<h2>${inner}</h2>`
  return level === 3 ? html`<h3>${inner}</h3>` : html`<h4>${inner}</h4>`
}

function quote(block: { readonly html: string; readonly attribution: Html }, name: string): SafeHtml {
  return html`<figure class="${name}"><blockquote>${paragraphs(block.html)}</blockquote>${figcaption(block.attribution)}</figure>`
}

function figcaption(text: Html): SafeHtml | null {
  return text === null ? null : html`<figcaption>${html.raw`${text.html}`}</figcaption>`
}
