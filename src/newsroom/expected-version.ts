import type { GraphQLError } from 'graphql'
import { conflict } from '../../schema/errors.ts'

/** Refuses a change that was made of another version than the stored one. Null if it may be made. */
export function versionConflict(stored: number, expected: number | null): GraphQLError | null {
  if (expected === null || expected === stored) return null
  const message = `The stored version is ${stored}, not ${expected}. Read it, then decide again.`
  return conflict(message, stored, { reason: 'VERSION' })
}
