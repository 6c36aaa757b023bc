/** A picture of the bucket: the digest of what was uploaded, and its size in pixels. */
export interface StoredPicture {
  readonly digest: string
  readonly width: number
  readonly height: number
}

export const FORMATS = { JPEG: 'jpg', WEBP: 'webp', AVIF: 'avif' } as const
export type Format = keyof typeof FORMATS

/** A size and format that a picture is offered in. */
export interface Rendition {
  readonly width: number
  readonly height: number
  readonly format: Format
}

/** The widths of renditions. Other widths are not made, so that nobody can fill the bucket. */
const WIDTHS = [160, 320, 480, 640, 960, 1280, 1600, 1920, 2560] as const
/** The shapes that a picture can be cropped to, besides its own. 1200 × 630 is that of link previews. */
const SHAPES = [1, 5 / 4, 4 / 3, 3 / 2, 16 / 9, 1200 / 630, 2, 21 / 9, 4 / 5, 3 / 4, 2 / 3, 9 / 16] as const
const DEFAULT_WIDTH = 1280

/** What a client would like: a box in CSS pixels times the pixel ratio. */
export interface Wanted {
  readonly width?: number | null | undefined
  readonly height?: number | null | undefined
}

/** The sizes of one shape, ascending. None is larger than the picture itself. */
export function sizesOf({ width, height }: StoredPicture, shape: number): Omit<Rendition, 'format'>[] {
  const widest = Math.max(1, Math.min(width, Math.round(height * shape)))
  const steps: number[] = WIDTHS.filter((step) => step < widest)
  if (steps.length < WIDTHS.length) steps.push(Math.min(widest, WIDTHS[steps.length] ?? widest))
  return steps.map((step) => ({ width: step, height: Math.max(1, Math.round(step / shape)) }))
}

/** The nearest shape to the wanted box; that of the picture unless both sides are given. */
export function shapeOf({ width, height }: StoredPicture, wanted: Wanted): number {
  return nearestShape(width / height, SHAPES, wanted)
}

export function nearestShape(own: number, shapes: readonly number[], wanted: Wanted): number {
  if (!wanted.width || !wanted.height) return own
  const ratio = wanted.width / wanted.height
  const distance = (shape: number) => Math.abs(Math.log(shape / ratio))
  const known = [own, ...shapes].filter((shape) => !Number.isNaN(shape))
  return known.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best), known[0] ?? own)
}

/** How wide a picture of the shape must be to fill the wanted box. */
export function leastWidthOf({ width, height }: Wanted, shape: number): number {
  return width ?? (height ? height * shape : DEFAULT_WIDTH)
}

/** The smallest size that fills the wanted box, or the largest that there is. */
export function renditionFor(picture: StoredPicture, wanted: Wanted, format: Format): Rendition {
  const shape = shapeOf(picture, wanted)
  const least = leastWidthOf(wanted, shape)
  const sizes = sizesOf(picture, shape)
  const size = sizes.find(({ width, height }) => width >= least && height >= (wanted.height ?? 0)) ?? sizes.at(-1)
  return { ...(size ?? picture), format }
}

/** How a size is made of the picture: whole or cropped; null if it is not offered. */
export function fitOf(
  picture: StoredPicture,
  { width, height }: Omit<Rendition, 'format'>,
): 'whole' | 'cropped' | null {
  const offers = (shape: number) =>
    sizesOf(picture, shape).some((size) => size.width === width && size.height === height)
  if (offers(picture.width / picture.height)) return 'whole'
  return SHAPES.some(offers) ? 'cropped' : null
}

/** The format by the subtype of its media type, or by the extension of a file; null for one that pictures are not offered in. */
export function formatNamed(name: string | undefined): Format | null {
  switch (name?.toLowerCase()) {
    case 'jpg':
    case 'jpeg':
    case 'pjpeg':
      return 'JPEG'
    case 'webp':
      return 'WEBP'
    case 'avif':
      return 'AVIF'
    default:
      return null
  }
}
