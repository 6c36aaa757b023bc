import type { Media } from '../../db/tables/body/block.ts'
import type { GivenRendition } from '../../db/tables/body/rendition.ts'
import type { RichText } from '../../db/tables/body/rich-text.ts'
import { inOwnShape, isInSrcset, WIDEST } from '../media/given-renditions.ts'
import { renditionUrl, srcsetOf, storedPicture } from '../media/rendition-urls.ts'
import { escapeHtml, escapeText } from './escape-html.ts'

const DENSITY = /^\d+(?:\.\d+)?x$/

interface Around {
  readonly link?: string | null
  readonly poster?: string | null
}

/** A picture is offered in its renditions. */
export function mediaHtml(media: Media, { link, poster }: Around, publicUrl?: string): string {
  const { url, srcset, sources } = addressOf(media, publicUrl)
  const alt = escapeHtml(media.altText ?? '')
  const size = sizeHtml('width', media.width) + sizeHtml('height', media.height)
  const label = media.altText === null ? '' : ` aria-label="${alt}"`
  const still = poster ? ` poster="${escapeHtml(poster)}"` : ''
  const image = `<img src="${url}"${srcset} alt="${alt}"${size}>`
  const shown = {
    IMAGE: sources === '' ? image : `<picture>${sources}${image}</picture>`,
    VIDEO: `<video src="${url}"${still} controls${label}${size}></video>`,
    AUDIO: `<audio src="${url}" controls${label}></audio>`,
  }[media.kind]
  return link ? `<a href="${escapeHtml(link)}" rel="noopener">${shown}</a>` : shown
}

function sizeHtml(name: 'width' | 'height', pixels: number | null): string {
  return pixels === null ? '' : ` ${name}="${pixels}"`
}

interface Address {
  readonly url: string
  readonly srcset: string
  /** Elements of a `<picture>`. */
  readonly sources: string
}

function addressOf(media: Media, publicUrl: string | undefined): Address {
  const picture = storedPicture(media)
  if (picture && publicUrl !== undefined) {
    const srcset = srcsetHtml(srcsetOf(picture, {}, publicUrl))
    return { url: escapeHtml(renditionUrl(picture, {}, publicUrl)), srcset, sources: '' }
  }
  const byType = Map.groupBy(candidatesIn(media), ({ mimeType }) => mimeType)
  const sources = [...byType].map(([type, candidates]) =>
    type === null ? '' : `<source type="${escapeHtml(type)}"${srcsetHtml(setOf(candidates))}>`,
  )
  return {
    url: escapeHtml(new URL(media.url, publicUrl).href),
    srcset: srcsetHtml(setOf(byType.get(null) ?? [])),
    sources: sources.join(''),
  }
}

/** What an HTML page had in a `srcset` it gets back, whatever its width. */
function candidatesIn(media: Media): readonly GivenRendition[] {
  const candidates = inOwnShape(media).filter(
    ({ url, width, height }) => isInSrcset(url) && (height === null || (width ?? 0) <= WIDEST),
  )
  const sized = candidates.filter(({ width }) => width !== null)
  return sized.length > 0 ? sized : candidates.filter(({ name }) => DENSITY.test(name ?? ''))
}

function setOf(candidates: readonly GivenRendition[]): string {
  return candidates.map(({ url, width, name }) => `${url} ${width === null ? name : `${width}w`}`).join(', ')
}

function srcsetHtml(set: string): string {
  return set === '' ? '' : ` srcset="${escapeHtml(set)}"`
}

export function captionHtml(caption: RichText | null, credit: string | null): string {
  const parts = [caption?.html, credit === null ? null : `<span class="credit">${escapeText(credit)}</span>`].filter(
    Boolean,
  )
  return parts.length === 0 ? '' : `<figcaption>${parts.join(' ')}</figcaption>`
}
