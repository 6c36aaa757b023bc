import type { Block, BlockOf, Media } from '../../db/tables/body/block.ts'
import { escapeHtml, escapeText } from './escape-html.ts'
import { listHtml } from './list-html.ts'
import { captionHtml, mediaHtml } from './media-html.ts'
import { tableHtml } from './table-html.ts'

/**
 * The blocks as HTML that is safe to embed. Relative addresses, which only the demo newsroom has, are read against
 * `publicUrl`.
 */
export function bodyHtml(blocks: readonly Block[], publicUrl?: string): string {
  return blocks.map((block) => blockHtml(block, publicUrl)).join('\n')
}

/** The element of a block, with all that is in it. */
export function blockHtml(block: Block, publicUrl?: string): string {
  switch (block.kind) {
    case 'PARAGRAPH':
      return `<p>${block.html}</p>`
    case 'HEADING':
      return `<h${block.level}>${block.html}</h${block.level}>`
    case 'QUOTE':
      return quoteHtml(block)
    case 'PULL_QUOTE':
      return `<aside class="pullquote">${quoteHtml(block)}</aside>`
    case 'LIST':
      return listHtml(block.items)
    case 'IMAGE':
      return `<figure>${mediaHtml(block.media, { link: block.link }, publicUrl)}${mediaCaption(block.media)}</figure>`
    case 'VIDEO':
      return `<figure>${mediaHtml(block.media, { poster: block.poster }, publicUrl)}${mediaCaption(block.media)}</figure>`
    case 'AUDIO':
      return `<figure>${mediaHtml(block.media, {}, publicUrl)}${mediaCaption(block.media)}</figure>`
    case 'GALLERY': {
      const pictures = block.pictures.map((picture) => blockHtml(picture, publicUrl))
      return `<figure class="gallery">${pictures.join('')}${captionHtml(block.caption, null)}</figure>`
    }
    case 'TABLE':
      return tableHtml(block)
    case 'CODE':
      return `<pre><code${block.syntax === null ? '' : ` class="language-${escapeHtml(block.syntax)}"`}>${block.html}</code></pre>`
    case 'DIVIDER':
      return '<hr>'
    case 'EMBED':
      return embedHtml(block)
    case 'ASIDE': {
      const heading = block.heading === null ? '' : `<h3>${block.heading.html}</h3>`
      return `<aside>${heading}${bodyHtml(block.blocks, publicUrl)}</aside>`
    }
    case 'UNKNOWN':
      return `<div class="unknown ${escapeHtml(block.name)}">${block.html}</div>`
  }
}

function quoteHtml({ html, attribution, source }: BlockOf<'QUOTE' | 'PULL_QUOTE'>): string {
  const cite = source === null ? '' : ` cite="${escapeHtml(source)}"`
  const footer = attribution === null ? '' : `<footer><cite>${attribution.html}</cite></footer>`
  return `<blockquote${cite}>${paragraphsHtml(html)}${footer}</blockquote>`
}

/** An empty line, which two line breaks make, separates paragraphs. */
function paragraphsHtml(html: string): string {
  return `<p>${html.replaceAll('<br><br>', '</p><p>')}</p>`
}

function embedHtml({ url, provider, title, author, html, thumbnail, caption }: BlockOf<'EMBED'>): string {
  const named = title === null ? ' class="provider"' : ''
  const link = `<a href="${escapeHtml(url)}"${named} rel="noopener">${escapeText(title ?? provider ?? url)}</a>`
  const picture = thumbnail === null ? '' : `<img src="${escapeHtml(thumbnail)}" alt="">`
  const by = author === null ? '' : ` <cite>${escapeText(author)}</cite>`
  const post = html === '' ? '' : `<blockquote cite="${escapeHtml(url)}">${paragraphsHtml(html)}</blockquote>`
  const site = title === null || provider === null ? '' : ` <span class="provider">${escapeText(provider)}</span>`
  return `<figure class="embed">${picture}${post}<p>${link}${by}${site}</p>${captionHtml(caption, null)}</figure>`
}

function mediaCaption({ richCaption, credit }: Media): string {
  return captionHtml(richCaption, credit)
}
