import { webUrl } from '../address.ts'
import { attribute, type Element, elementsIn, isElement, neighbour } from '../tree.ts'

export interface PictureSource {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
}

interface Candidate {
  readonly url: string
  /** Of `1200w` or `2x`. */
  readonly size: number
  readonly unit: 'w' | 'x'
}

/** Of a side; also what a block may have. */
export const MAX_PIXELS = 100_000
const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-full-url', 'data-lazy']
const LAZY_SETS = ['srcset', 'data-srcset', 'data-lazy-srcset']
const PLACEHOLDER = /(?:^data:)|(?:\b(?:blank|spacer|pixel|transparent|placeholder|1x1)\.(?:gif|png|svg))/i

/** The largest version of a picture: of its `srcset`, of what a script would load, else its `src`. */
export function pictureSource(element: Element, base: string | null): PictureSource | null {
  const image = fallbackImage(element) ?? element
  const [width, height] = [pixels(attribute(image, 'width')), pixels(attribute(image, 'height'))]
  const candidates = [image, ...pictureSources(image)].flatMap((one) => candidatesOf(one, base))
  const wide = candidates.filter(({ unit }) => unit === 'w')
  const [largest] = (wide.length > 0 ? wide : candidates).toSorted((one, other) => other.size - one.size)
  if (largest) return { url: largest.url, ...sizeOf(largest, width, height) }
  const src = attribute(image, 'src')
  const lazy = LAZY.map((name) => attribute(image, name)).filter((url) => url !== '')
  for (const address of [...lazy, ...(PLACEHOLDER.test(src) ? [] : [src])]) {
    const url = pictureUrl(address, base)
    if (url !== null) return { url, width, height }
  }
  return null
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

function pictureSources({ parentNode }: Element): Element[] {
  if (parentNode?.nodeName !== 'picture') return []
  return parentNode.childNodes.filter((node) => isElement(node) && node.tagName === 'source').filter(isElement)
}

function candidatesOf(element: Element, base: string | null): Candidate[] {
  return LAZY_SETS.flatMap((name) => parseSet(attribute(element, name), base))
}

/** URLs may have commas in them: a candidate ends at a comma that white space follows. */
function parseSet(set: string, base: string | null): Candidate[] {
  return set.split(/,\s+|,(?=https?:)/).flatMap((candidate) => {
    const [address = '', descriptor = '1x'] = candidate.trim().split(/\s+/)
    const url = webUrl(address.replace(/,$/, ''), base)
    const [, size, unit] = /^(\d+(?:\.\d+)?)([wx])$/.exec(descriptor.replace(/,$/, '')) ?? []
    return url !== null && size !== undefined
      ? [{ url, size: Number(size), unit: unit === 'w' ? 'w' : 'x' } as const]
      : []
  })
}

/** The attributes give the proportions of the picture, a descriptor its width. */
function sizeOf(
  { size, unit }: Candidate,
  width: number | null,
  height: number | null,
): Pick<PictureSource, 'width' | 'height'> {
  if (unit === 'x') return { width, height }
  return { width: pixelsOf(size), height: width && height ? pixelsOf(Math.round((size * height) / width)) : null }
}

/** Of an attribute. */
export function pixels(text: string): number | null {
  const [, number] = /^(\d{1,7})(?:\.\d+)?(?:px)?$/.exec(text) ?? []
  return pixelsOf(Number(number ?? 0))
}

function pixelsOf(number: number): number | null {
  return Number.isInteger(number) && number >= 1 && number <= MAX_PIXELS ? number : null
}
