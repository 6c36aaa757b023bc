/** Why this gateway closed a stream or socket, as a label of `tickertape_closes_total`. docs/subscriber-protocol.md lists the codes. */
export type CloseReason =
  | 'slow'
  | 'dead'
  | 'token expired'
  | 'token revoked'
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
