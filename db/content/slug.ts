/** Marks that are left out in addresses. In other scripts marks are part of the word. */
const ACCENTS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu

/** "Perché l'Università è chiusa?" → "perche-l-universita-e-chiusa". Keeps letters of every script. Empty if the text has no letter or digit. */
export function slugOf(text: string, maxCharacters = 80): string {
  const words = text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    // Syllables of Hangul, and letters of kana with their marks, are one letter again.
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
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
