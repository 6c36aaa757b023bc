/** A search snippet, with an ellipsis where it starts or ends inside a sentence. `snippet` is escaped HTML with `<mark>`. */
export function excerpt(snippet: string): string {
  const before = /^(<mark>)?\p{Ll}/u.test(snippet) ? '… ' : ''
  const after = /[\p{L}\p{N},:](<\/mark>)?$/u.test(snippet) ? ' …' : ''
  return `${before}${snippet}${after}`
}
