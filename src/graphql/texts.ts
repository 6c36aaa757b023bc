import { type DocumentNode, Kind, visit } from 'graphql'
import { badInput, type Issue } from '../../schema/errors.ts'

/**
 * Refuses variables with texts that Postgres can neither store nor compare, before anything looks for them.
 * @throws BAD_USER_INPUT
 */
export function checkTexts(variables: Readonly<Record<string, unknown>>): void {
  refuse([...pathsIn(variables, [])])
}

/** `checkTexts` for the texts in a document; the path is the name of the argument, or of the variable whose default it is. */
export function checkLiterals(document: DocumentNode): void {
  const paths: Issue['path'][] = []
  visit(document, {
    StringValue({ value }, _key, _parent, _path, ancestors) {
      if (isText(value)) return
      const around = ancestors
        .flat()
        .findLast((node) => node.kind === Kind.ARGUMENT || node.kind === Kind.VARIABLE_DEFINITION)
      paths.push(around?.kind === Kind.ARGUMENT ? [around.name.value] : [])
    },
  })
  refuse(paths)
}

function refuse(paths: readonly Issue['path'][]): void {
  const message = 'has NUL or half a surrogate pair, which no text may have: remove it'
  if (paths.length > 0) throw badInput(paths.map((path) => ({ path, message })))
}

function* pathsIn(value: unknown, path: Issue['path']): Generator<Issue['path']> {
  if (typeof value === 'string' && !isText(value)) yield path
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* pathsIn(one, [...path, at])
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) yield* pathsIn(one, [...path, name])
  }
}

function isText(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0')
}
