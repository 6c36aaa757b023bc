import type { ParsedItem } from '../item.ts'

export interface ReadOptions {
  /** The zone of dates that name none, such as `Europe/Rome`. */
  readonly timeZone?: string | null
}

/** What the file of a format exports. `Document` is text for XML, and the parsed value for JSON. */
export interface Format<Document> {
  /** Whether the content is of this format. */
  matches(document: Document): boolean
  /** All items in the order of the document, with older versions of an item marked as duplicates. */
  read(document: Document, options: ReadOptions): ParsedItem[]
}
