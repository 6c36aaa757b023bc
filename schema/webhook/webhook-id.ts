import { z } from 'zod'
import { badInput, type Issue } from '../errors.ts'

const UUID = z.uuid()

/** @throws BAD_USER_INPUT for what cannot be the id of a webhook */
export function webhookId(id: string, path: Issue['path']): string {
  if (UUID.safeParse(id).success) return id
  throw badInput([{ path, message: 'not the id of a webhook' }])
}
