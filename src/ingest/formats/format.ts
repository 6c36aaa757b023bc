import type { ParsedItem } from '../item.ts'

/** What the file of a format exports. `Document` is text for XML, and the parsed value for JSON. */
export interface Format<Document> {
  /** Whether the content is of this format. */
  matches(document: Document): boolean
  /** All items in the order of the document, with older versions of an item marked as duplicates. */
  read(document: Document): ParsedItem[]
}
