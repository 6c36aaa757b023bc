import type { GraphQLError } from 'graphql'
import { conflict } from '../../schema/errors.ts'

/** CONFLICT if the change is based on another version than the stored one, else null. */
export function versionConflict(stored: number, expected: number | null): GraphQLError | null {
  if (expected === null || expected === stored) return null
  const message = `The stored version is ${stored}, not ${expected}. Read it, then decide again.`
  return conflict(message, stored, { reason: 'VERSION' })
}
