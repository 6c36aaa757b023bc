/** What an import accepts at most. What is larger is refused by name, never cut silently. */
export const limits = {
  /** Of a feed or JSON document, which is read as a whole. NDJSON is read line by line and has no such limit. */
  maxDocumentBytes: 64 * 1024 * 1024,
  maxLineBytes: 1024 * 1024,
  maxBodyCharacters: 500_000,
  maxIdentityCharacters: 1000,
  /** A longer address is none that leads anywhere. */
  maxUrlCharacters: 2000,
  maxXmlDepthTags: 256,
  /** Deeper tags of a story are left out; their words stay. */
  maxHtmlDepthTags: 100,
  maxTags: 20,
  maxTagCharacters: 100,
  /** Refusals that are kept to be named at the end; more are only counted. */
  maxNamedRefusals: 1000,
} as const
