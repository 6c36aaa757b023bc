import type { GraphQLSchema } from 'graphql'
import * as ticker from '../browser/ticker/operations.ts'
import { type Config, ConfigError } from '../config/config.ts'
import { Documents, sha256 } from '../graphql/documents.ts'
import { readTrustedDocuments } from '../graphql/trusted-documents.ts'
import { readOperations } from '../web/operations.ts'

/** @throws ConfigError if the trusted documents cannot be read, or do not fit the schema. */
export function openDocuments(
  { TRUSTED_DOCUMENTS, MAX_REMEMBERED_DOCUMENT_BYTES }: Config,
  schema: GraphQLSchema,
): Documents {
  const limits = { maxRememberedBytes: MAX_REMEMBERED_DOCUMENT_BYTES }
  if (TRUSTED_DOCUMENTS === null) return new Documents(null, limits)
  try {
    return new Documents(new Map([...ownDocuments(), ...readTrustedDocuments(TRUSTED_DOCUMENTS, schema)]), limits)
  } catch (error) {
    throw new ConfigError(`TRUSTED_DOCUMENTS cannot be used: ${error instanceof Error ? error.message : error}.`)
  }
}

/** The operations of our ticker and pages, by SHA-256: an operator who trusts only some documents trusts these, too. */
function ownDocuments(): [string, string][] {
  const pages = [...readOperations().values()].map(({ text }) => text)
  return [...Object.values(ticker), ...pages].flatMap((text) =>
    [text, text.trim()].map((form): [string, string] => [sha256(form), text]),
  )
}
