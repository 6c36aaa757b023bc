import { isInSrcset } from '../../../schema/media/given-renditions.ts'
import { webUrl } from '../address.ts'
import { attribute, type Element, isElement } from '../tree.ts'
import { pixelsOf } from './pixels.ts'

export interface Candidate {
  readonly url: string
  /** Of `1200w` or `2x`. */
  readonly size: number
  readonly unit: 'w' | 'x'
  readonly mimeType: string | null
}

const SETS = ['srcset', 'data-srcset', 'data-lazy-srcset']
/** Of the `type` of a source; others are none. */
const MIME_TYPE = /^[\w.+-]{1,90}\/[\w.+-]{1,90}$/

/** The versions that HTML gives of a picture. */
export function candidatesOf(image: Element, base: string | null): readonly Candidate[] {
  return [image, ...pictureSources(image)].flatMap((element) =>
    SETS.flatMap((name) => parseSet(attribute(element, name), typeOf(element), base)),
  )
}

/** Whether `src` is one of the versions too, and not what is shown until a script has loaded one. */
export function isSrcMeant(image: Element): boolean {
  return SETS.slice(1).every((name) => attribute(image, name) === '')
}

function pictureSources({ parentNode }: Element): Element[] {
  if (parentNode?.nodeName !== 'picture') return []
  return parentNode.childNodes.filter((node) => isElement(node) && node.tagName === 'source').filter(isElement)
}

function typeOf(element: Element): string | null {
  const type = element.tagName === 'source' ? attribute(element, 'type').trim().toLowerCase() : ''
  return MIME_TYPE.test(type) ? type : null
}

/** URLs may have commas in them: a candidate ends at a comma that white space follows. */
function parseSet(set: string, mimeType: string | null, base: string | null): Candidate[] {
  return set.split(/,\s+|,(?=https?:)/).flatMap((candidate) => {
    const [address = '', descriptor = '1x'] = candidate.trim().split(/\s+/)
    const url = webUrl(address.replace(/,$/, ''), base)
    const size = sizeOf(descriptor.replace(/,$/, ''))
    return url !== null && isInSrcset(url) && size ? [{ url, ...size, mimeType }] : []
  })
}

/** Null if it is neither a width nor a density. A width that no picture has says nothing. */
function sizeOf(descriptor: string): Pick<Candidate, 'size' | 'unit'> | null {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([wx])$/.exec(descriptor) ?? []
  if (number === undefined) return null
  if (unit === 'x') return { size: Number(number), unit }
  const width = pixelsOf(Number(number))
  return width === null ? { size: 1, unit: 'x' } : { size: width, unit: 'w' }
}
