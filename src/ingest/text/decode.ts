const declaration = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/

/** Decodes by byte order mark, else by XML declaration, else as UTF-8. Invalid UTF-8 is decoded as windows-1252. */
export function decode(bytes: Uint8Array): string {
  const marked = byMark(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  const declared = declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 256)))?.[1]
  const decoder = declared === undefined ? null : strictDecoder(declared)
  return (
    attempt(decoder, bytes) ?? attempt(strictDecoder('utf-8'), bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  )
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : null
}

/** Null for an unknown encoding, and for UTF-16 if the declaration itself is in ASCII. */
function strictDecoder(label: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return decoder.encoding.startsWith('utf-16') ? null : decoder
  } catch {
    return null
  }
}

function attempt(decoder: TextDecoder | null, bytes: Uint8Array): string | null {
  try {
    return decoder?.decode(bytes) ?? null
  } catch {
    return null
  }
}
