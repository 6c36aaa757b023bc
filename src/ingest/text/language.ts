// Shorter and longer words are structurally possible tags too, but "english" is not what a reader's browser calls it.
const tagged = /^[a-z]{2,3}(?:-|$)/i

/** The first candidate that is a BCP 47 tag, in its canonical form: `en_gb` → `en-GB`. */
export function canonicalLanguage(...candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const tag = candidate?.trim().replaceAll('_', '-') ?? ''
    if (!tagged.test(tag)) continue
    try {
      const [canonical] = Intl.getCanonicalLocales(tag)
      if (canonical !== undefined) return canonical
    } catch {
      // not a tag: the next candidate may be one
    }
  }
  return null
}
