// Longer primary subtags are well-formed too, but browsers do not use them: "english" is not a language tag.
const tagged = /^[a-z]{2,3}(?:-|$)/i

/** The first candidate that is a BCP 47 tag, in canonical form: `en_gb` → `en-GB`. */
export function canonicalLanguage(...candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const tag = candidate?.trim().replaceAll('_', '-') ?? ''
    if (!tagged.test(tag)) continue
    try {
      const [canonical] = Intl.getCanonicalLocales(tag)
      if (canonical !== undefined) return canonical
    } catch {
      // Not a tag: try the next candidate.
    }
  }
  return null
}
