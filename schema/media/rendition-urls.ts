import { digestsIn } from '../../db/content/media/media-item.ts'
import type { GivenRendition } from '../../db/tables/body/rendition.ts'
import { formatOf, type Given, givenFor, givenSrcset, givenWithin } from './given-renditions.ts'
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

/** A version of a picture: of an upload one that we offer, else one that its source gives. */
export interface OfferedRendition extends GivenRendition {
  readonly format: Format | null
}

const MIME_TYPES = { JPEG: 'image/jpeg', WEBP: 'image/webp', AVIF: 'image/avif' } as const

/** The URL of the media itself, or of what fills the box best. */
export function urlFor(media: Given, asked: RenditionAsked, publicUrl: string): string {
  const picture = isAsked(asked) ? storedPicture(media) : null
  if (picture) return renditionUrl(picture, asked, publicUrl)
  const url = (isAsked(asked) && givenFor(media, asked, asked.format ?? 'JPEG')?.url) || media.url
  // Our own pictures are stored as paths, because the public URL may change.
  return url.startsWith('/') ? new URL(url, publicUrl).href : url
}

/** For HTML; null of a picture of which there is one version. */
export function srcsetFor(media: Given, asked: RenditionAsked, publicUrl: string): string | null {
  const picture = storedPicture(media)
  return picture ? srcsetOf(picture, asked, publicUrl) : givenSrcset(media, asked, asked.format ?? 'WEBP')
}

/** Ascending. */
export function renditionsFor(media: Given, asked: RenditionAsked, publicUrl: string): readonly OfferedRendition[] {
  const picture = storedPicture(media)
  if (picture) return renditionsOf(picture, asked, publicUrl)
  return givenWithin(media, asked).map((one) => ({ ...one, format: formatOf(one) }))
}

/** The uploaded picture that a stored URL names; null for a picture of another site. */
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
export function renditionsOf(picture: StoredPicture, asked: RenditionAsked, publicUrl: string): OfferedRendition[] {
  const format = asked.format ?? 'WEBP'
  const widest = isAsked({ ...asked, format: null }) ? renditionFor(picture, asked, format).width : Infinity
  return sizesOf(picture, shapeOf(picture, asked))
    .filter(({ width }) => width <= widest)
    .map((size) => ({
      ...size,
      format,
      mimeType: MIME_TYPES[format],
      name: null,
      url: urlOf(picture, { ...size, format }, publicUrl),
    }))
}

export function srcsetOf(picture: StoredPicture, asked: RenditionAsked, publicUrl: string): string {
  return renditionsOf(picture, asked, publicUrl)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ')
}

function urlOf(picture: StoredPicture, rendition: Rendition, publicUrl: string): string {
  return new URL(renditionPath(picture, rendition), publicUrl).href
}
