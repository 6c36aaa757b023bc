import type { Context } from '../../../schema/context.ts'

/** Plain resolvers of the fields of one type. A parent is a key of the archive, or an object with the values. */
export type Fields = Readonly<Record<string, (parent: never, args: never, context: Context) => unknown>>

/** Fields whose values the parent has as members of the same names. */
export function members(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, (parent: object): unknown => Reflect.get(parent, name)]))
}

export function globalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64')
}

/** The text in the language that comes nearest: `en-GB`, then `en`, then the one that was given first. */
export function inLanguage(
  first: string,
  texts: Readonly<Record<string, string>>,
  language: string | null | undefined,
): string {
  const parts = (language ?? '').split('-')
  const tags = parts.map((_part, at) => parts.slice(0, parts.length - at).join('-'))
  return tags.map((tag) => texts[tag]).find((text) => text !== undefined) ?? first
}
