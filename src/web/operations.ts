import { readdirSync, readFileSync } from 'node:fs'
import { type DocumentNode, Kind, parse, visit } from 'graphql'

/** A file for each operation. Shared fragments are in `fragments/`, in files named after them. */
const FOLDER = new URL('./operations/', import.meta.url)

export interface Operation {
  /** With every fragment that it uses. */
  readonly text: string
  readonly document: DocumentNode
}

/** Reads an operation of our pages, and appends the shared fragments that it uses, directly or through others. */
export function readOperation(name: string): Operation {
  const texts = [readText(`${name}.graphql`)]
  const appended = new Set<string>()
  // The loop also visits the texts that it appends.
  for (const text of texts) {
    for (const fragment of missingFragments(parse(text))) {
      if (appended.has(fragment)) continue
      appended.add(fragment)
      texts.push(readText(`fragments/${fragment.toLowerCase()}.graphql`))
    }
  }
  const text = texts.join('\n')
  return { text, document: parse(text) }
}

/** All operations of our pages by name. They are trusted documents, too. */
export function readOperations(): ReadonlyMap<string, Operation> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'))
  const names = files.map((file) => file.replace(/\.graphql$/, ''))
  return new Map(names.map((name) => [name, readOperation(name)]))
}

function readText(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8')
}

/** The fragments that the document uses and does not define, in the order of their first use. */
function missingFragments(document: DocumentNode): string[] {
  const used = new Set<string>()
  visit(document, { FragmentSpread: ({ name }) => void used.add(name.value) })
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) used.delete(definition.name.value)
  }
  return [...used]
}
