import type { Block, Media } from '../../db/tables/block.ts'

/**
 * Renders blocks as HTML that is safe to embed: submitted HTML was sanitised when it was stored, all other text is escaped here.
 * Relative URLs, which only the demo newsroom has, are resolved against `publicUrl`.
 */
export function bodyHtml(blocks: readonly Block[], publicUrl?: string): string {
  return blocks.map((block) => blockHtml(block, publicUrl)).join('\n')
}

function blockHtml(block: Block, publicUrl?: string): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${block.html}</p>`
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`
    case 'quote': {
      const cite = block.attribution === null ? '' : `<footer><cite>${escapeHtml(block.attribution)}</cite></footer>`
      return `<blockquote><p>${escapeHtml(block.text)}</p>${cite}</blockquote>`
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`
    }
    case 'media':
      return mediaHtml(block.media, publicUrl)
    case 'embed':
      return block.html ?? `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.provider ?? block.url)}</a></p>`
    case 'live-post': {
      const headline = block.headline === null ? '' : `<h3>${escapeHtml(block.headline)}</h3>`
      return `<article><time datetime="${block.at}">${block.at}</time>${headline}${block.html}</article>`
    }
  }
}

function mediaHtml(media: Media, publicUrl?: string): string {
  const url = escapeHtml(new URL(media.url, publicUrl).href)
  const alt = escapeHtml(media.altText ?? '')
  const size = media.width && media.height ? ` width="${media.width}" height="${media.height}"` : ''
  const shown = {
    IMAGE: `<img src="${url}" alt="${alt}"${size}>`,
    VIDEO: `<video src="${url}" controls aria-label="${alt}"${size}></video>`,
    AUDIO: `<audio src="${url}" controls aria-label="${alt}"></audio>`,
  }[media.kind]
  const caption = [media.caption, media.credit].filter((text) => text !== null).map(escapeHtml)
  return `<figure>${shown}${caption.length === 0 ? '' : `<figcaption>${caption.join(' ')}</figcaption>`}</figure>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
