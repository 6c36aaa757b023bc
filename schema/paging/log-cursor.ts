/** A position in one log. The epoch identifies the log; positions start at 1, and 0 is before the first event. */
export interface LogPosition {
  readonly epoch: string
  readonly position: number
}

const FORM = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(0|[1-9]\d{0,15})$/

/** The opaque cursor of `asOf`, `cursor` and SSE ids. */
export function encodeLogCursor({ epoch, position }: LogPosition): string {
  return Buffer.from(`${epoch}.${position}`).toString('base64url')
}

/** Null for a malformed cursor. */
export function decodeLogCursor(cursor: string): LogPosition | null {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, epoch, digits] = FORM.exec(text) ?? []
  const position = Number(digits)
  if (epoch === undefined || !Number.isSafeInteger(position)) return null
  return encodeLogCursor({ epoch, position }) === cursor ? { epoch, position } : null
}
