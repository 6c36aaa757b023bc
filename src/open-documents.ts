import { fileURLToPath } from 'node:url'
import type { GraphQLSchema } from 'graphql'
import * as ticker from './browser/ticker/operations.ts'
import { type Config, ConfigError } from './config.ts'
import { Documents, sha256 } from './graphql/documents.ts'
import { readTrustedDocuments } from './graphql/trusted-documents.ts'
import { OPERATIONS } from './web/operations.ts'

/** What our own ticker asks, by SHA-256: an operator who trusts only some documents trusts these and those of the pages. */
const OWN = new Map(Object.values(ticker).map((text) => [sha256(text), text]))

/** @throws ConfigError when the trusted documents cannot be read, or do not fit the schema. */
export function openDocuments(
  { TRUSTED_DOCUMENTS, MAX_REMEMBERED_DOCUMENT_BYTES }: Config,
  schema: GraphQLSchema,
): Documents {
  const limits = { maxRememberedBytes: MAX_REMEMBERED_DOCUMENT_BYTES }
  if (TRUSTED_DOCUMENTS === null) return new Documents(null, limits)
  try {
    return new Documents(
      new Map([
        ...OWN,
        ...[fileURLToPath(OPERATIONS), TRUSTED_DOCUMENTS].flatMap((path) => [...readTrustedDocuments(path, schema)]),
      ]),
      limits,
    )
  } catch (error) {
    throw new ConfigError(`TRUSTED_DOCUMENTS cannot be used: ${error instanceof Error ? error.message : error}.`)
  }
}
