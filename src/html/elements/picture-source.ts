import { type GivenRendition, MAX_RENDITIONS } from '../../../db/tables/body/rendition.ts'
import { isInSrcset, mainRendition } from '../../../schema/media/given-renditions.ts'
import { webUrl } from '../address.ts'
import { withRenditions } from '../given-renditions.ts'
import { attribute, type Element, elementsIn, isElement, neighbour } from '../tree.ts'
import { pixels, pixelsOf } from './pixels.ts'
import { type Candidate, candidatesOf, isSrcMeant } from './srcset.ts'

interface PictureSource {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly renditions?: readonly GivenRendition[]
}

const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-full-url', 'data-lazy']
const PLACEHOLDER = /(?:^data:)|(?:\b(?:blank|spacer|pixel|transparent|placeholder|1x1)\.(?:gif|png|svg))/i

/** The versions of a picture, and the one that stands for it: of its `srcset`, of what a script would load, of its `src`. */
export function pictureSource(element: Element, base: string | null): PictureSource | null {
  const image = fallbackImage(element) ?? element
  const size = { width: pixels(attribute(image, 'width')), height: pixels(attribute(image, 'height')) }
  const single = singleUrl(image, base)
  const given = candidatesOf(image, base)
  const isCandidate = single !== null && isInSrcset(single) && isSrcMeant(image)
  const renditions = renditionsOf(given, isCandidate ? single : null, size.width)
  const main = renditions.some(({ width }) => width !== null) ? mainRendition('IMAGE', renditions) : densest(renditions)
  if (!main) return single === null ? null : { url: single, ...size }
  return withRenditions({ url: main.url, ...sizeOf(main, size) }, renditions.length > 1 ? renditions : [])
}

/** Of a picture that has a `src` only, or what a script would load. */
function singleUrl(image: Element, base: string | null): string | null {
  const src = attribute(image, 'src')
  const lazy = LAZY.map((name) => attribute(image, name)).filter((url) => url !== '')
  const addresses = [...lazy, ...(PLACEHOLDER.test(src) ? [] : [src])]
  return addresses.map((address) => pictureUrl(address, base)).find((url) => url !== null) ?? null
}

/**
 * A `src` is a candidate for every screen, unless there are widths to choose by. What has no width says nothing where others have
 * one.
 */
function renditionsOf(given: readonly Candidate[], src: string | null, width: number | null): GivenRendition[] {
  const isNew = src !== null && !given.some(({ url }) => url === src)
  const untyped = given.filter(({ mimeType }) => mimeType === null)
  const typed = given.filter(({ mimeType }) => mimeType !== null)
  const all = [...untyped, ...(isNew ? [{ url: src, size: 1, unit: 'x', mimeType: null } as const] : []), ...typed]
  const withWidths = new Set(all.filter(({ unit }) => unit === 'w').map(({ mimeType }) => mimeType))
  const meant = all.filter(({ unit, mimeType }) => unit === 'w' || !withWidths.has(mimeType))
  const renditions = meant.map((one) => renditionOf(one, width))
  const sized = renditions.filter((one) => one.width !== null)
  // As they are written: all of a type in one `source`.
  const ofTypes = Map.groupBy(sized.length > 0 ? sized : renditions, ({ mimeType }) => mimeType)
  return [...ofTypes.values()].flatMap(different).slice(0, MAX_RENDITIONS)
}

function different(renditions: readonly GivenRendition[]): GivenRendition[] {
  return [...Map.groupBy(renditions, ({ url }) => url).values()].flatMap(([first]) => first ?? [])
}

/** An attribute says how wide a picture is shown, and so how wide a denser one is. */
function renditionOf({ url, size, unit, mimeType }: Candidate, shownWidth: number | null): GivenRendition {
  const width = unit === 'w' ? size : pixelsOf(Math.round((shownWidth ?? 0) * size))
  return { url, width, height: null, mimeType, name: width === null ? `${size}x` : null }
}

function densest(renditions: readonly GivenRendition[]): GivenRendition | undefined {
  return renditions.toSorted((one, other) => densityOf(other) - densityOf(one))[0]
}

function densityOf({ name }: GivenRendition): number {
  return Number.parseFloat(name ?? '1')
}

/** The attributes give the proportions of the picture. */
function sizeOf({ width }: GivenRendition, shown: Pick<PictureSource, 'width' | 'height'>) {
  if (width === null) return shown
  return {
    width,
    height: shown.width && shown.height ? pixelsOf(Math.round((width * shown.height) / shown.width)) : null,
  }
}

/** An upload is stored by its path. */
function pictureUrl(address: string, base: string | null): string | null {
  return base === null && isUpload(address) ? address : webUrl(address, base)
}

export function isUpload(path: string): boolean {
  return /^\/media\/[0-9a-f]{64}$/.test(path)
}

/** Where only a script would load a picture, the one in `noscript` after it is meant. */
function fallbackImage(image: Element): Element | null {
  const next = neighbour(image, 1)
  if (!isElement(next) || next.tagName !== 'noscript') return null
  const [fallback, ...others] = [...elementsIn(next.childNodes)].filter(({ tagName }) => tagName === 'img')
  return fallback && others.length === 0 ? fallback : null
}
