import { binaryString } from '../live/binary-string.ts'
import type { Outlet } from './outlet.ts'

const TEXT = '\x81'
const MAX_SHORT_BYTES = 125
const MAX_MEDIUM_BYTES = 0xffff
const headers: string[] = []

/** What stands before the bytes of one unmasked WebSocket text message, as a binary string (RFC 6455, 5.2). */
export function textFrameHeader(bytes: number): string {
  if (bytes > MAX_MEDIUM_BYTES) return TEXT + lengthField(bytes)
  // Ten thousand readers are sent messages of the same few lengths.
  const made = headers[bytes]
  if (made !== undefined) return made
  const header = TEXT + lengthField(bytes)
  headers[bytes] = header
  return header
}

export function writeMessage(outlet: Outlet, text: string): void {
  const bytes = binaryString(text)
  outlet.write(textFrameHeader(bytes.length), bytes)
}

function lengthField(length: number): string {
  if (length <= MAX_SHORT_BYTES) return String.fromCharCode(length)
  if (length <= MAX_MEDIUM_BYTES) return String.fromCharCode(126, length >> 8, length & 0xff)
  const field = Buffer.alloc(9, 127)
  field.writeBigUInt64BE(BigInt(length), 1)
  return field.toString('latin1')
}
