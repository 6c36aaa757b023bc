import { type RawBuilder, sql } from 'kysely'
import { type Related, type WrittenColumn, type WrittenPage, writtenRow } from '../db/selection.ts'
import { writtenElements } from '../db/written.ts'
import type { Shows } from './context.ts'
import { columnsOf, membersOf, type Place, partsOf, unwritable } from './written-place.ts'

/*
 * Postgres writes an answer itself, where each field of it says how: its text goes to the client as it is, and nothing is
 * parsed, executed and written again here. A field that exposes a column need not say so, nor does an `id`. One that says
 * nothing leaves the whole answer to the resolvers, which are what it is compared with (`test/schema/written.test.ts`).
 */

export interface Written<Args = object> {
  /** @throws Unwritable for arguments with which only the resolver knows the value */
  write(field: WritingField<Args>): WrittenColumn['sql']
  readonly marks?: readonly Mark<Args>[]
}

/** What an answer is made of: `note` passes it on, and gives false when the answer is not to be given. */
export interface Mark<Args> {
  /** Of the object's row or, `of: 'value'`, of the value's. Without one the field itself is what counts. */
  readonly column?: string
  readonly of?: 'value'
  note(shows: Shows, value: unknown, args: Args): unknown
}

/** A field of an operation. */
export interface WritingField<Args> {
  readonly args: Args
  /** Where this gateway is reached from outside. */
  readonly origin: string
  /** Where the values of its object are. */
  readonly place: Place
  /** What is selected of its value, which is of this type or that of the field. */
  select(place: Place, typename?: string): Selected
  /** Its relation, with what its rows are written as. */
  relate(selected?: Selected): Pick<Related, 'relation' | 'json'>
}

export interface Selected {
  readonly written: readonly WrittenColumn[]
  /** The columns that its fields need. */
  readonly needed: ReadonlySet<string>
}

/** With what SQL makes of the columns of the object. */
export function written<Args extends object = object>(
  value: (column: (name: string) => RawBuilder<unknown>, args: Args, origin: string) => RawBuilder<unknown>,
) {
  return says<Args>(
    ({ place, args, origin }) =>
      (depth) =>
        value(place(depth).column, args, origin),
  )
}

/** A field of a relation whose JSON is the value. */
export function writtenTogether<Args extends object = object>(...marks: readonly Mark<Args>[]) {
  return says<Args>((field) => {
    const { kind } = field.relate().relation
    const { json } = field.relate(kind ? field.select(columnsOf(kind)) : undefined)
    return json
  }, marks)
}

/** The rows of a page. */
export const WRITTEN_ROWS = says(({ place, select }) => {
  const { written } = select(place)
  return (_depth, page) => page?.rows(written) ?? unwritable()
})

/** The object of the field above once more. */
export const WRITTEN_AGAIN = says(({ place, select }) => {
  const { written } = select(place)
  return (depth) => writtenRow(depth, written)
})

/** An object in JSON. */
export function writtenMember(name: string) {
  return says(({ place, select }) => {
    const { written } = select(membersOf((depth) => sql`${place(depth).column(name)}::jsonb`))
    return (depth) => writtenRow(depth, written)
  })
}

/** Of a relation that is a list in JSON. `types` are those of its elements, by what `type` says in each. */
export function writtenUnion(types: Readonly<Record<string, string>>) {
  return says(({ relate, select }) => {
    const rows = Object.entries(types).map(([type, typename]) => {
      const { written } = select(
        membersOf(() => sql`element.value`),
        typename,
      )
      return [type, writtenRow(0, written)] as const
    })
    const { json } = relate()
    return (depth) => writtenElements(json(depth), new Map(rows))
  })
}

/** What a page says of itself. */
export function writtenOfPage(value: (page: WrittenPage) => RawBuilder<unknown>) {
  return says(() => (_depth, page) => value(page ?? unwritable()))
}

/** As `writtenOfPage`, several values by the names of fields. */
export function writtenParts(values: Parameters<typeof partsOf>[0]) {
  return says(({ select }) => {
    const { written } = select(partsOf(values))
    return (depth, page) => writtenRow(depth, written, page)
  })
}

/** Always made of this. */
export function always(tag: string): Mark<object> {
  return { note: (shows) => shows(tag) }
}

function says<Args extends object>(write: Written<Args>['write'], marks: readonly Mark<Args>[] = []) {
  return { written: { write, marks } satisfies Written<Args> }
}
