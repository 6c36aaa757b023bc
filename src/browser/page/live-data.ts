import { type Edition, editionOf } from '../../../schema/addresses.ts'
import { type Reading, reading } from '../../templates/reading.ts'
import type { Beside } from '../live/stream.ts'

/** What the server wrote into the page for its script. */
export interface LiveData {
  readonly query: string
  readonly variables: { readonly language: string }
  /** The position that the page was made from. */
  readonly after: string
  /** The lists of editors that it shows. */
  readonly lists: readonly Beside[]
}

/** Null for a page that stays as it is. */
export function liveData(page: Document): LiveData | null {
  const text = page.getElementById('live')?.textContent
  return text ? JSON.parse(text) : null
}

export function readingNow(): Reading {
  const edition: Edition = editionOf(document.documentElement.lang)
  return reading(edition, Date.now())
}
