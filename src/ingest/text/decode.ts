import chardet from 'chardet'

interface DecodeOptions {
  /** The header of the response that the bytes came with. */
  readonly contentType?: string | null
}

const declaration = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/
const charset = /;\s*charset\s*=\s*["']?([A-Za-z0-9._:-]+)/i
const broken = /\ufffd/g
const beyondAscii = /[^\0-\x7f\ufffd]/g

/** The detector reads this much from the first byte beyond ASCII. */
const SAMPLE_BYTES = 64 * 1024

/**
 * Decodes by byte order mark, else by the first encoding that fits: that of the content type, of the XML declaration, UTF-8, and what
 * a detector finds. A broken byte damages one character: an encoding fits if most characters beyond ASCII are whole.
 */
export function decode(bytes: Uint8Array, { contentType }: DecodeOptions = {}): string {
  const marked = byMark(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  const declared = declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 256)))?.[1]
  for (const label of [charset.exec(contentType ?? '')?.[1], declared, 'utf-8']) {
    const decoder = label === undefined ? null : decoderOf(label)
    // Servers say Latin-1 of everything, and every byte is a character of it.
    const text = decoder?.encoding === 'windows-1252' ? whole(new TextDecoder(), bytes) : null
    const fitting = text ?? (decoder && fittingText(decoder, bytes))
    if (fitting !== null) return fitting
  }
  return (decoderOf(detected(bytes)) ?? new TextDecoder('windows-1252')).decode(bytes)
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : null
}

/** Null for an unknown encoding, and for UTF-16, whose first bytes would have told. */
function decoderOf(label: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(label)
    return decoder.encoding.startsWith('utf-16') ? null : decoder
  } catch {
    return null
  }
}

function fittingText(decoder: TextDecoder, bytes: Uint8Array): string | null {
  const text = decoder.decode(bytes)
  const damage = count(text, broken)
  if (damage === 0 || damage < count(text, beyondAscii)) return text
  // The character may be in the text itself.
  return whole(decoder, bytes)
}

function whole({ encoding }: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function detected(bytes: Uint8Array): string {
  const start = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f),
  )
  return chardet.detect(bytes.subarray(start, start + SAMPLE_BYTES)) ?? 'windows-1252'
}

function count(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0
}
