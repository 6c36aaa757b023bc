/** A place in one log: the epoch names the log, the position counts its events from 1; 0 is before the first. */
export interface LogPosition {
  readonly epoch: string
  readonly position: number
}

const FORM = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(0|[1-9]\d{0,15})$/

/** What clients get as `asOf`, `cursor` and SSE id. Opaque to them: its form may change. */
export function encodeLogCursor({ epoch, position }: LogPosition): string {
  return Buffer.from(`${epoch}.${position}`).toString('base64url')
}

/** Null for whatever `encodeLogCursor` did not make. */
export function decodeLogCursor(cursor: string): LogPosition | null {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, epoch, digits] = FORM.exec(text) ?? []
  const position = Number(digits)
  if (epoch === undefined || !Number.isSafeInteger(position)) return null
  return encodeLogCursor({ epoch, position }) === cursor ? { epoch, position } : null
}
