import { digestsIn } from '../../db/content/media/media-item.ts'
import { renditionPath } from './media-address.ts'
import {
  type Format,
  type Rendition,
  renditionFor,
  type StoredPicture,
  shapeOf,
  sizesOf,
  type Wanted,
} from './rendition.ts'

export interface RenditionAsked extends Wanted {
  readonly format?: Format | null | undefined
}

export interface RenditionAddress extends Rendition {
  readonly url: string
}

/** The uploaded picture that a stored URL names; null for a picture of another site, of which there are no renditions. */
export function storedPicture(media: {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
}): StoredPicture | null {
  const { url, width, height } = media
  const [digest] = url.startsWith('/media/') ? digestsIn(url) : []
  return digest === undefined || width === null || height === null ? null : { digest, width, height }
}

export function isAsked({ width, height, format }: RenditionAsked): boolean {
  return (width ?? height ?? format ?? null) !== null
}

export function renditionUrl(picture: StoredPicture, asked: RenditionAsked, publicUrl: string): string {
  return urlOf(picture, renditionFor(picture, asked, asked.format ?? 'JPEG'), publicUrl)
}

/** In the shape of the wanted box, ascending, and no wider than is needed to fill it. */
export function renditionsOf(picture: StoredPicture, asked: RenditionAsked, publicUrl: string): RenditionAddress[] {
  const format = asked.format ?? 'WEBP'
  const widest = isAsked({ ...asked, format: null }) ? renditionFor(picture, asked, format).width : Infinity
  return sizesOf(picture, shapeOf(picture, asked))
    .filter(({ width }) => width <= widest)
    .map((size) => ({ ...size, format, url: urlOf(picture, { ...size, format }, publicUrl) }))
}

export function srcsetOf(picture: StoredPicture, asked: RenditionAsked, publicUrl: string): string {
  return renditionsOf(picture, asked, publicUrl)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ')
}

function urlOf(picture: StoredPicture, rendition: Rendition, publicUrl: string): string {
  return new URL(renditionPath(picture, rendition), publicUrl).href
}
