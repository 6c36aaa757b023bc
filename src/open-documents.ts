import type { GraphQLSchema } from 'graphql'
import { Documents } from './access/documents.ts'
import { readTrustedDocuments } from './access/trusted-documents.ts'
import { type Config, ConfigError } from './config.ts'

/** @throws ConfigError when the trusted documents cannot be read, or do not fit the schema. */
export function openDocuments(
  { TRUSTED_DOCUMENTS, MAX_REMEMBERED_DOCUMENT_BYTES }: Config,
  schema: GraphQLSchema,
): Documents {
  const limits = { maxRememberedBytes: MAX_REMEMBERED_DOCUMENT_BYTES }
  if (TRUSTED_DOCUMENTS === null) return new Documents(null, limits)
  try {
    return new Documents(readTrustedDocuments(TRUSTED_DOCUMENTS, schema), limits)
  } catch (error) {
    throw new ConfigError(`TRUSTED_DOCUMENTS cannot be used: ${error instanceof Error ? error.message : error}.`)
  }
}
