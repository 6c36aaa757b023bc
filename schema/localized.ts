import type { Localized } from '../db/tables/localized.ts'

/** The text for a BCP 47 tag by lookup (RFC 4647, section 3.4): `en-GB`, then `en`, then the fallback. */
export function localized(texts: Localized, language: string | null | undefined, fallback: string): string {
  for (let tag = language ?? ''; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const text = texts[tag]
    if (text !== undefined) return text
  }
  return fallback
}
