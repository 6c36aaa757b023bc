import { badInput } from '../errors.ts'

export const DEFAULT_PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100

/** Relay's pagination arguments from a client. */
export interface PageArguments {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

export interface Page {
  readonly limit: number
  readonly backward: boolean
}

/** Validates the page size. @throws BAD_USER_INPUT unless it is 1 to 100 and only one of `first` and `last` is given. */
export function pageOf({ first, last }: PageArguments): Page {
  if (typeof first === 'number' && typeof last === 'number') {
    throw badInput([{ path: ['last'], message: 'Give first or last, not both.' }])
  }
  const backward = typeof last === 'number'
  const limit = first ?? last ?? DEFAULT_PAGE_SIZE
  if (limit < 1 || limit > MAX_PAGE_SIZE) {
    throw badInput([{ path: [backward ? 'last' : 'first'], message: `must be from 1 to ${MAX_PAGE_SIZE}` }])
  }
  return { limit, backward }
}

/** Relay's PageInfo for the rows of a page. */
export function pageInfoOf<Row>(
  rows: readonly Row[],
  cursorOf: (row: Row) => string,
  { hasNextPage, hasPreviousPage }: { hasNextPage: boolean; hasPreviousPage: boolean },
) {
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: first === undefined ? null : cursorOf(first),
    endCursor: last === undefined ? null : cursorOf(last),
  }
}
