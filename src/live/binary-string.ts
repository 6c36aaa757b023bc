/**
 * Encodes text as a binary string: one character for each UTF-8 byte, as `btoa` takes it. Such strings are concatenated
 * without copying and written with the encoding `latin1`, which does not transcode them.
 */
export function binaryString(text: string): string {
  return Buffer.from(text).toString('latin1')
}
