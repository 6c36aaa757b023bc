import { type GraphQLOutputType, getNamedType, getNullableType, isLeafType, isListType } from 'graphql'
import { type RawBuilder, sql } from 'kysely'
import { at, type Kind, type WrittenPage } from '../db/selection.ts'
import { writtenInside, writtenTime } from '../db/written.ts'

/** Thrown for what Postgres cannot write: the answer is then left to the resolvers. */
export class Unwritable extends Error {}

export function unwritable(): never {
  throw new Unwritable()
}

/** Where the values of an object are, for rows whose tables have `depth` behind their names, or on a page of them. */
export type Place = (
  depth: number,
  page?: WrittenPage,
) => {
  /** As it is, for those who make something of it. */
  column(name: string): RawBuilder<unknown>
  /** As an answer has it. */
  exposed(name: string, type: GraphQLOutputType): RawBuilder<unknown>
}

/** At the root of a query there are none. */
export const nowhere: Place = () => ({ column: unwritable, exposed: unwritable })

export function columnsOf(kind: Kind): Place {
  return (depth) => {
    const column = (name: string) => at(depth, kind.columns[name] ?? unwritable())
    return {
      column,
      exposed: (name, type) => (getNamedType(type).name === 'DateTime' ? writtenTime(column(name)) : column(name)),
    }
  }
}

/** What a page says of itself, by the names of fields. */
export function partsOf(values: Readonly<Record<string, (page: WrittenPage) => RawBuilder<unknown>>>): Place {
  return (_depth, page = unwritable()) => ({
    column: unwritable,
    exposed: (name) => (values[name] ?? unwritable)(page),
  })
}

/** The members of an object in JSON. */
export function membersOf(object: (depth: number) => RawBuilder<unknown>): Place {
  return (depth) => ({
    column: (name) => sql`(${object(depth)} ->> ${sql.lit(name)})`,
    exposed(name, type) {
      const named = getNamedType(type)
      // Numbers with a fraction and times are not sure to be written there as answers write them.
      if (!isLeafType(named) || ['DateTime', 'Float'].includes(named.name)) return unwritable()
      return writtenInside(object(depth), name, isListType(getNullableType(type)) ? 'list' : named.name)
    },
  })
}
