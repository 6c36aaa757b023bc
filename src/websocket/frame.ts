import type { SendBuffer } from '../connection/send-buffer.ts'
import { binaryString } from '../live/binary-string.ts'

const FIN_AND_TEXT = '\x81'
const MAX_7_BIT_LENGTH = 125
const MAX_16_BIT_LENGTH = 0xffff
const headers: string[] = []

/** The header of an unfragmented, unmasked text frame with this payload length, as a binary string (RFC 6455, section 5.2). */
export function textFrameHeader(payloadBytes: number): string {
  if (payloadBytes > MAX_16_BIT_LENGTH) return FIN_AND_TEXT + lengthField(payloadBytes)
  // Cached by length: a broadcast sends thousands of frames of the same few lengths.
  const cached = headers[payloadBytes]
  if (cached !== undefined) return cached
  const header = FIN_AND_TEXT + lengthField(payloadBytes)
  headers[payloadBytes] = header
  return header
}

/** Writes one text message as one frame. */
export function writeMessage(buffer: SendBuffer, text: string): void {
  const payload = binaryString(text)
  buffer.write(textFrameHeader(payload.length), payload)
}

function lengthField(length: number): string {
  if (length <= MAX_7_BIT_LENGTH) return String.fromCharCode(length)
  if (length <= MAX_16_BIT_LENGTH) return String.fromCharCode(126, length >> 8, length & 0xff)
  const field = Buffer.alloc(9, 127)
  field.writeBigUInt64BE(BigInt(length), 1)
  return field.toString('latin1')
}
