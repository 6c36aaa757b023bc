/** "Perché l'Università è chiusa?" → "perche-l-universita-e-chiusa". Letters of every script stay. Empty when none is left. */
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
    const longer = slug === '' ? word.slice(0, maxCharacters) : `${slug}-${word}`
    if (longer.length > maxCharacters) break
    slug = longer
  }
  return slug
}
