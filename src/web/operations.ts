import { readFileSync } from 'node:fs'
import { type DocumentNode, parse } from 'graphql'

/** One file for each page, and one for what all pages follow. They are trusted documents, too. */
export const OPERATIONS = new URL('./operations/', import.meta.url)

export interface Operation {
  readonly text: string
  readonly document: DocumentNode
}

export function readOperation(name: string): Operation {
  const text = readFileSync(new URL(`${name}.graphql`, OPERATIONS), 'utf8')
  return { text, document: parse(text) }
}
