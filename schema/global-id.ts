import { decodeGlobalID } from '@pothos/plugin-relay'
import { z } from 'zod'
import { badInput, type Issue } from './problem.ts'

const UUID = z.uuid()

/**
 * The id that the database has, of a global id of this type. For arguments that are read before execution, where the
 * Relay plugin does not decode them.
 * @throws BAD_USER_INPUT for an id of something else, or of nothing.
 */
export function idOf(typename: string, globalId: string, path: Issue['path']): string {
  try {
    const decoded = decodeGlobalID(globalId)
    if (decoded.typename === typename && UUID.safeParse(decoded.id).success) return decoded.id
  } catch {
    // Not a global id at all, as said below.
  }
  throw badInput([{ path, message: `not the id of a ${typename}` }])
}
