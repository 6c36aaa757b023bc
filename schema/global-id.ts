import { decodeGlobalID } from '@pothos/plugin-relay'
import { z } from 'zod'
import { badInput, type Issue } from './errors.ts'

const UUID = z.uuid()

/**
 * Decodes a global id of this type to the database id. For arguments that the Relay plugin does not decode, because they are read
 * before execution.
 * @throws BAD_USER_INPUT for a malformed id, or one of another type.
 */
export function idOf(typename: string, globalId: string, path: Issue['path']): string {
  try {
    const decoded = decodeGlobalID(globalId)
    if (decoded.typename === typename && UUID.safeParse(decoded.id).success) return decoded.id
  } catch {
    // Malformed: refused below.
  }
  throw badInput([{ path, message: `not the id of a ${typename}` }])
}
