/** Why this gateway ends a stream or socket that its client did not end. Clients see the codes of the protocol page. */
export type CloseReason =
  | 'slow'
  | 'dead'
  | 'token expired'
  | 'token refused'
  | 'restarting'
  | 'at capacity'
  | 'bad message'
  | 'too many messages'
  | 'not initialised'
  | 'failed'
  | 'other'

const BY_CODE: Readonly<Record<number, CloseReason>> = {
  1011: 'failed',
  1012: 'restarting',
  1013: 'at capacity',
  4400: 'bad message',
  4401: 'not initialised',
  4403: 'token refused',
  4408: 'not initialised',
  4508: 'too many messages',
  4513: 'slow',
}

export function closeReason(code: number): CloseReason {
  return BY_CODE[code] ?? 'other'
}
