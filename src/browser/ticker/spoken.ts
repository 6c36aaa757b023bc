/** A valid language tag: pages have `en_GB` too, and worse. */
export function spoken(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? 'en'
  } catch {
    return 'en'
  }
}
