/** What a search found, with a sign where it begins or ends within a sentence. `snippet` is escaped and has marks in it. */
export function excerpt(snippet: string): string {
  const before = /^(<mark>)?\p{Ll}/u.test(snippet) ? '… ' : ''
  const after = /[\p{L}\p{N},:](<\/mark>)?$/u.test(snippet) ? ' …' : ''
  return `${before}${snippet}${after}`
}
