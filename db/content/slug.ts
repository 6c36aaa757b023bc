/** "Perché l'Università è chiusa?" → "perche-l-universita-e-chiusa". Keeps letters of every script. Empty if the text has no letter or digit. */
export function slugOf(text: string, maxCharacters = 80): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? cut(word, maxCharacters) : `${slug}-${word}`
    if (longer.length > maxCharacters) break
    slug = longer
  }
  return slug
}

/** Never splits a surrogate pair. */
function cut(word: string, maxCharacters: number): string {
  return word.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/, '')
}
