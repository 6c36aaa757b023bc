import { z } from 'zod'

/** The bus topic on which gateways tell each other that the log has grown. */
export const LOG_TOPIC = 'tickertape:log'

const Wake = z.strictObject({ epoch: z.uuid(), head: z.int().min(0) })
const MAX_WAKE_CHARACTERS = 128

/** A wake-up carries the log's epoch and head, never events: those are read from the log. */
export type Wake = z.infer<typeof Wake>

export function encodeWake(wake: Wake): string {
  return JSON.stringify(wake)
}

/** Null if the message is not a wake-up: anyone with access to Redis can publish. */
export function decodeWake(message: string): Wake | null {
  if (message.length > MAX_WAKE_CHARACTERS) return null
  try {
    return Wake.safeParse(JSON.parse(message)).data ?? null
  } catch {
    return null
  }
}
