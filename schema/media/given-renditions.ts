import type { Media } from '../../db/tables/body/block.ts'
import type { GivenRendition } from '../../db/tables/body/rendition.ts'
import { type Format, formatNamed, leastWidthOf, nearestShape, type Wanted } from './rendition.ts'

/** Wider than the largest of our own renditions helps no reader. */
export const WIDEST = 2_560
/** How far the shapes of two sizes of one picture are apart at most: sides are whole pixels. */
const SAME_SHAPE = 0.03
/** What every browser shows; not TIFF and raw photographs, which agencies send beside it. */
const SHOWN = /^image\/(?:jpe?g|pjpeg|png|gif|webp|avif|svg\+xml)\b/i
const HIDDEN_FILE = /\.(?:tiff?|dng|heic|psd|eps)$/i

/** Media of another site, as far as its renditions are chosen by it. */
export type Given = Pick<Media, 'kind' | 'url' | 'width' | 'height' | 'renditions'>

type Sized<One extends GivenRendition = GivenRendition> = One & { readonly width: number }

/** The rendition that stands for the picture: the widest that a page should load. Of several without a width the first. */
export function mainRendition<One extends GivenRendition>(kind: Media['kind'], renditions: readonly One[]): One | null {
  const shown = shownOf(kind, renditions)
  const ascending = shown.toSorted((one, other) => (one.width ?? 0) - (other.width ?? 0))
  const widest = ascending.findLast(({ width }) => (width ?? 0) <= WIDEST)
  return ascending.find((one) => widest && (one.width ?? 0) === (widest.width ?? 0)) ?? ascending[0] ?? null
}

/** All renditions of the wanted shape that are no wider than is needed to fill the box, ascending; without a box all. */
export function givenWithin(media: Given, wanted: Wanted): readonly GivenRendition[] {
  const all = (media.renditions ?? []).toSorted((one, other) => (one.width ?? 0) - (other.width ?? 0))
  if (!wanted.width && !wanted.height) return all
  const widest = givenFor(media, wanted, null)?.width ?? Infinity
  return inShape(media, all.filter(isSized), wanted).filter(({ width }) => width <= widest)
}

/** The smallest that fills the box, in the nearest shape, or the largest that there is; in the format if it comes in it. */
export function givenFor(media: Given, wanted: Wanted, format: Format | null): GivenRendition | null {
  const sizes = inFormat(offered(media, wanted), format)
  const shape = shapeOf(sizes[0] ?? null, media)
  const least = leastWidthOf(wanted, Number.isNaN(shape) ? 1 : shape)
  const fills = ({ width, height }: Sized) =>
    width >= least && (!wanted.height || (height ?? width / shape) >= wanted.height || Number.isNaN(shape))
  return sizes.find(fills) ?? sizes.at(-1) ?? null
}

/** For the `srcset` of HTML: of each width one, in the format if it comes in it. Null if there is no choice. */
export function givenSrcset(media: Given, wanted: Wanted, format: Format): string | null {
  const widest = wanted.width || wanted.height ? (givenFor(media, wanted, format)?.width ?? 0) : Infinity
  const sizes = offered(media, wanted).filter(({ url, width }) => width <= widest && isInSrcset(url))
  const ofWidths = [...Map.groupBy(sizes, ({ width }) => width).values()]
  const candidates = ofWidths
    .flatMap((same) => inFormat(same, format).slice(0, 1))
    .map(({ url, width }) => `${url} ${width}w`)
  return media.kind === 'IMAGE' && candidates.length > 1 ? candidates.join(', ') : null
}

/** Renditions in the shape of the picture, or whose shape is not known. */
export function inOwnShape(media: Given): readonly GivenRendition[] {
  const own = ownShape(media)
  return (media.renditions ?? []).filter((one) => isSameShape(shapeOf(one, media), own))
}

/** A URL that ends with a comma, or looks like several, cannot be written in a srcset. */
export function isInSrcset(url: string): boolean {
  return !/^,|,$|,https?:/.test(url)
}

export function formatOf({ url, mimeType }: GivenRendition): Format | null {
  return formatNamed(mimeType?.replace(/^image\//i, '') ?? /\.(\w+)$/.exec(URL.parse(url)?.pathname ?? '')?.[1])
}

/** What pages may load, ascending. */
function offered(media: Given, wanted: Wanted): readonly Sized[] {
  const sized = shownOf(media.kind, media.renditions ?? []).filter(isSized)
  const ascending = sized.filter(({ width }) => width <= WIDEST).toSorted((one, other) => one.width - other.width)
  return inShape(media, ascending, wanted)
}

function inShape<One extends GivenRendition>(media: Given, sizes: readonly One[], wanted: Wanted): readonly One[] {
  const shapes = sizes.map((one) => shapeOf(one, media))
  const nearest = nearestShape(ownShape(media), shapes, wanted)
  return sizes.filter((_one, at) => isSameShape(shapes[at] ?? Number.NaN, nearest))
}

function inFormat<One extends GivenRendition>(sizes: readonly One[], format: Format | null): readonly One[] {
  const inIt = sizes.filter((one) => formatOf(one) === format)
  return inIt.length > 0 ? inIt : sizes
}

function shownOf<One extends GivenRendition>(kind: Media['kind'], renditions: readonly One[]): readonly One[] {
  const shown = renditions.filter(
    ({ url, mimeType }) =>
      kind !== 'IMAGE' || (mimeType ? SHOWN.test(mimeType) : !HIDDEN_FILE.test(URL.parse(url)?.pathname ?? '')),
  )
  return shown.length > 0 ? shown : renditions
}

function isSized<One extends GivenRendition>(one: One): one is Sized<One> {
  return one.width !== null
}

/** That of the picture, where the source does not say it. NaN if that is not known either. */
function shapeOf(one: GivenRendition | null, media: Given): number {
  return one?.width && one.height ? one.width / one.height : ownShape(media)
}

function ownShape({ url, width, height, renditions }: Given): number {
  if (width && height) return width / height
  const main = renditions?.find((one) => one.url === url)
  return main?.width && main.height ? main.width / main.height : Number.NaN
}

function isSameShape(one: number, other: number): boolean {
  return Number.isNaN(one) || Number.isNaN(other) || Math.abs(Math.log(one / other)) < SAME_SHAPE
}
