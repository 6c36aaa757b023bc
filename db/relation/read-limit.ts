import { sql } from 'kysely'
import type { Sql } from './entity.ts'

/** Thrown instead of reading more than a statement may return. */
export class TooManyBytes extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`a statement would have returned more than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

/** SQL of the size of a value in bytes, as text. */
export function bytesOf(value: Sql): Sql {
  return sql`coalesce(octet_length((${value})::text), 0)`
}
