/**
 * Text → its UTF-8 bytes, one a character (what `btoa` calls a binary string). Such strings are spliced and joined as
 * strings are, at no cost for what they hold, and written as they are with the encoding `latin1`.
 */
export function binaryString(text: string): string {
  return Buffer.from(text).toString('latin1')
}
