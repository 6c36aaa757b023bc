import type { Media } from '../../db/tables/body/block.ts'
import type { RichText } from '../../db/tables/body/rich-text.ts'
import { escapeHtml, escapeText } from './escape-html.ts'

interface Around {
  readonly link?: string | null
  readonly poster?: string | null
}

export function mediaHtml(media: Media, { link, poster }: Around, publicUrl?: string): string {
  const url = escapeHtml(new URL(media.url, publicUrl).href)
  const alt = escapeHtml(media.altText ?? '')
  const size = media.width && media.height ? ` width="${media.width}" height="${media.height}"` : ''
  const label = media.altText === null ? '' : ` aria-label="${alt}"`
  const still = poster ? ` poster="${escapeHtml(poster)}"` : ''
  const shown = {
    IMAGE: `<img src="${url}" alt="${alt}"${size}>`,
    VIDEO: `<video src="${url}"${still} controls${label}${size}></video>`,
    AUDIO: `<audio src="${url}" controls${label}></audio>`,
  }[media.kind]
  return link ? `<a href="${escapeHtml(link)}" rel="noopener">${shown}</a>` : shown
}

export function captionHtml(caption: RichText | null, credit: string | null): string {
  const parts = [caption?.html, credit === null ? null : `<span class="credit">${escapeText(credit)}</span>`].filter(
    Boolean,
  )
  return parts.length === 0 ? '' : `<figcaption>${parts.join(' ')}</figcaption>`
}
