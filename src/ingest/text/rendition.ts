import type { GivenRendition } from '../../../db/tables/body/rendition.ts'
import { MAX_PIXELS } from '../../html/elements/pixels.ts'
import { MAX_LABEL_CHARACTERS } from '../../html/given-renditions.ts'
import { positive } from './media-kind.ts'
import { oneLine, orNull } from './plain-text.ts'

interface Named {
  readonly url: string
  readonly width?: number | null | undefined
  readonly height?: number | null | undefined
  readonly mimeType?: string | null | undefined
  readonly name?: string | null | undefined
}

/** A version of media as it is stored: what of it cannot be stored is left out. */
export function givenRendition({ url, width, height, mimeType, name }: Named): GivenRendition {
  return { url, width: pixels(width), height: pixels(height), mimeType: label(mimeType), name: label(name) }
}

function pixels(value: number | null | undefined): number | null {
  const size = positive(value)
  return size !== null && size <= MAX_PIXELS ? size : null
}

function label(text: string | null | undefined): string | null {
  const line = oneLine(text)
  return line.length <= MAX_LABEL_CHARACTERS ? orNull(line) : null
}
