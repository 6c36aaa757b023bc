import { GraphQLError } from 'graphql'
import { conflict } from '../errors.ts'

/** Why a feed takes no items; each is a `reason` of CONFLICT. */
const MESSAGES = {
  PAUSED: 'The feed is paused. Resume it, then send its items again.',
  DELETED: 'The feed has been deleted. Create it again, then send its items again.',
}

export function takesNothing(reason: keyof typeof MESSAGES): GraphQLError {
  return conflict(MESSAGES[reason], 0, { reason })
}

export function isTakesNothing(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && Object.hasOwn(MESSAGES, String(error.extensions.reason))
}
