import type { Media } from '../../db/tables/body/block.ts'
import type { RichText } from '../../db/tables/body/rich-text.ts'
import { renditionUrl, srcsetOf, storedPicture } from '../media/rendition-urls.ts'
import { escapeHtml, escapeText } from './escape-html.ts'

interface Around {
  readonly link?: string | null
  readonly poster?: string | null
}

/** A picture that was uploaded here is offered in its renditions. */
export function mediaHtml(media: Media, { link, poster }: Around, publicUrl?: string): string {
  const { url, sources } = addressOf(media, publicUrl)
  const alt = escapeHtml(media.altText ?? '')
  const size = sizeHtml('width', media.width) + sizeHtml('height', media.height)
  const label = media.altText === null ? '' : ` aria-label="${alt}"`
  const still = poster ? ` poster="${escapeHtml(poster)}"` : ''
  const shown = {
    IMAGE: `<img src="${url}"${sources} alt="${alt}"${size}>`,
    VIDEO: `<video src="${url}"${still} controls${label}${size}></video>`,
    AUDIO: `<audio src="${url}" controls${label}></audio>`,
  }[media.kind]
  return link ? `<a href="${escapeHtml(link)}" rel="noopener">${shown}</a>` : shown
}

function sizeHtml(name: 'width' | 'height', pixels: number | null): string {
  return pixels === null ? '' : ` ${name}="${pixels}"`
}

function addressOf(media: Media, publicUrl: string | undefined): { readonly url: string; readonly sources: string } {
  const picture = storedPicture(media)
  if (!picture || publicUrl === undefined) return { url: escapeHtml(new URL(media.url, publicUrl).href), sources: '' }
  return {
    url: escapeHtml(renditionUrl(picture, {}, publicUrl)),
    sources: ` srcset="${escapeHtml(srcsetOf(picture, {}, publicUrl))}"`,
  }
}

export function captionHtml(caption: RichText | null, credit: string | null): string {
  const parts = [caption?.html, credit === null ? null : `<span class="credit">${escapeText(credit)}</span>`].filter(
    Boolean,
  )
  return parts.length === 0 ? '' : `<figcaption>${parts.join(' ')}</figcaption>`
}
