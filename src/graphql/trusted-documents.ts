import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type GraphQLSchema, parse, validate } from 'graphql'
import { z } from 'zod'
import { sha256 } from './documents.ts'

/** The manifest of Relay's compiler and of code generators: text by id. */
const ById = z.record(z.string(), z.string())
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
})

/**
 * Reads the trusted documents of the operator: a manifest (JSON), or a directory of `.graphql` files. The keys are the name of a document,
 * and its SHA-256 with and without surrounding white space.
 * @throws an error that names the first document that is not valid.
 */
export function readTrustedDocuments(path: string, schema: GraphQLSchema): ReadonlyMap<string, string> {
  const named = statSync(path).isDirectory() ? ofFolder(path) : ofManifest(JSON.parse(readFileSync(path, 'utf8')))
  for (const [name, text] of named) check(name, text, schema)
  const byHash = [...named.values()].flatMap((text) => [text, text.trim()].map((form) => [sha256(form), text] as const))
  return new Map([...named, ...byHash])
}

function ofFolder(path: string): Map<string, string> {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'))
  return new Map(files.sort().map((file) => [file.replace(/\.graphql$/, ''), readFileSync(join(path, file), 'utf8')]))
}

function ofManifest(manifest: unknown): Map<string, string> {
  const apollo = ApolloManifest.safeParse(manifest)
  if (apollo.success) return new Map(apollo.data.operations.map(({ id, body }) => [id, body]))
  return new Map(Object.entries(ById.parse(manifest)))
}

function check(name: string, text: string, schema: GraphQLSchema): void {
  try {
    const [error] = validate(schema, parse(text))
    if (error) throw error
  } catch (error) {
    throw new Error(`the trusted document "${name}" cannot run: ${error instanceof Error ? error.message : error}`)
  }
}
