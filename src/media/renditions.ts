import type { Query } from '../../db/connection/database.ts'
import { queueDeletion } from '../../db/content/media/bucket-deletions.ts'
import { type ServedItem, servedItem } from '../../db/content/media/media-item.ts'
import { FORMATS, fitOf, type Rendition } from '../../schema/media/rendition.ts'
import type { Slots } from '../clock/slots.ts'
import type { Bucket } from './bucket.ts'
import { render } from './picture.ts'
import { STORED } from './store-upload.ts'

export interface RenditionParts {
  readonly query: Query
  readonly bucket: Bucket
  /** Bounds how many renditions are made at once. */
  readonly making: Slots
}

/** Reads renditions from the bucket, and makes those that are missing: once, however many ask. */
export class Renditions {
  readonly #parts: RenditionParts
  readonly #made = new Map<string, Promise<Buffer | null>>()

  constructor(parts: RenditionParts) {
    this.#parts = parts
  }

  /** Null if this size is not offered, or if the picture has been deleted. @throws Busy */
  async read(item: ServedItem, rendition: Rendition): Promise<Buffer | null> {
    const key = keyOf(item, rendition)
    if (key === null) return null
    return (await this.#parts.bucket.get(key)) ?? this.#coalesced(key, () => this.#make(item, rendition, key))
  }

  #coalesced(key: string, make: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const underWay = this.#made.get(key)
    if (underWay) return underWay
    const made = this.#parts.making.run(make).finally(() => this.#made.delete(key))
    this.#made.set(key, made)
    return made
  }

  async #make(item: ServedItem, rendition: Rendition, key: string): Promise<Buffer | null> {
    const { bucket, query } = this.#parts
    const stored = await bucket.get(`${item.digest}/${STORED}`)
    if (stored === null) return null
    const made = await render(stored, rendition, { x: item.focusX, y: item.focusY })
    await bucket.put(key, made, `image/${rendition.format.toLowerCase()}`)
    if (await servedItem(query, item.digest)) return made
    // A kill has deleted the picture meanwhile, perhaps before this file was put.
    await queueDeletion(query, item.digest, 0)
    return null
  }
}

/** Where the rendition is stored; of a crop, one for each focus. Null if the size is not offered. */
export function keyOf(item: ServedItem, rendition: Rendition): string | null {
  const fit = fitOf(item, rendition)
  if (fit === null) return null
  const focus = fit === 'cropped' ? `-${item.focusX}-${item.focusY}` : ''
  return `${item.digest}/${rendition.width}x${rendition.height}${focus}.${FORMATS[rendition.format]}`
}
