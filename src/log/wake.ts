import { z } from 'zod'

/** The topic on which processes tell each other that the log has grown. */
export const LOG_TOPIC = 'tickertape:log'

const Wake = z.strictObject({ epoch: z.uuid(), head: z.int().min(0) })
const MAX_WAKE_CHARACTERS = 128

/** A wake-up names the log and how far it reaches at least; the events themselves are read from the log. */
export type Wake = z.infer<typeof Wake>

export function encodeWake(wake: Wake): string {
  return JSON.stringify(wake)
}

/** Null for whatever is no wake-up: anyone may write into Redis. */
export function decodeWake(message: string): Wake | null {
  if (message.length > MAX_WAKE_CHARACTERS) return null
  try {
    return Wake.safeParse(JSON.parse(message)).data ?? null
  } catch {
    return null
  }
}
