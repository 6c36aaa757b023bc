/** Limits of an import. Items that exceed them are refused by name, never truncated silently. */
export const limits = {
  /** Size of a feed or JSON document, which is read into memory. NDJSON is read line by line and has no such limit. */
  maxDocumentBytes: 64 * 1024 * 1024,
  maxLineBytes: 1024 * 1024,
  /** As it comes, with all its markup. */
  maxBodyCharacters: 1_000_000,
  maxIdentityCharacters: 1000,
  /** Longer URLs are dropped. */
  maxUrlCharacters: 2000,
  maxXmlDepthTags: 256,
  /** Tags that are nested deeper are dropped; their text is kept. */
  maxHtmlDepthTags: 100,
  maxTags: 20,
  maxTagCharacters: 100,
  maxLabels: 10,
  /** Of an item; further ones are not named. */
  maxWarnings: 50,
  /** Refused items that are named in the report; further ones are only counted. */
  maxNamedRefusals: 1000,
} as const
