import type { RawBuilder } from 'kysely'
import type { WrittenPage } from '../db/selection.ts'
import type { Shows } from './context.ts'

/*
 * Postgres can write an answer itself, where each field of it says how: its text then goes to the client as it is, and
 * nothing is parsed, executed and written again here. A field that exposes a column need not say so, nor does an `id`.
 * One that says nothing, or says null for its arguments, leaves the whole answer to the resolvers, which are what it is
 * compared with: `test/schema/written.test.ts`.
 */

/** `write` is given the columns of the object by their names. Null where only the resolver knows the value. */
export type WriteValue<Args> = (
  column: (name: string) => RawBuilder<unknown>,
  given: { readonly args: Args; readonly origin: string },
) => RawBuilder<unknown> | null

/** What an answer is made of: `note` passes the tags of a column on. False when the answer is not to be given. */
export interface Mark<Args> {
  /** Of the object's row or, `of: 'value'`, of the value's. Without one the field itself is what counts. */
  readonly column?: string
  readonly of?: 'value'
  note(shows: Shows, value: unknown, args: Args): unknown
}

export interface Written<Args = object> {
  readonly value?: WriteValue<Args>
  /** Whether the JSON of its relation, which `together` names, is the value. */
  relation?(args: Args): boolean
  /** The rows of a page, or the object of the field above once more. */
  readonly rows?: 'page' | 'same'
  /** Of a relation that is a list in JSON: the type of an element by what its `type` says. */
  readonly elements?: Readonly<Record<string, string>>
  /** An object in a column of JSON. */
  readonly inside?: string
  /** What a page says of itself: one value, or an object of them by the names of its fields. */
  readonly page?: WritePage | Readonly<Record<string, WritePage>>
  readonly marks?: readonly Mark<Args>[]
}

export type WritePage = (page: WrittenPage) => RawBuilder<unknown>

export function written<Args extends object = object>(says: Written<Args>): { readonly written: Written<Args> } {
  return { written: says }
}

/** For relations whose rows are the value. */
export function writtenTogether<Args extends object = object>(...marks: readonly Mark<Args>[]) {
  return written<Args>({ relation: () => true, marks })
}

/** Always made of this. */
export function always(tag: string): Mark<object> {
  return { note: (shows) => shows(tag) }
}
