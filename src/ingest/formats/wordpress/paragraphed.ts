const BLOCK =
  /^(?:<!--|<\/?(?:address|article|aside|audio|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|nav|noscript|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video)\b)/i

/** Blank lines become paragraphs and line breaks `<br>`, as in posts of the classic editor. Not inside `pre`. */
export function paragraphed(content: string): string {
  let html = ''
  let at = 0
  while (at < content.length) {
    const start = indexOf(content, '<pre', at)
    html += paragraphs(content.slice(at, start))
    const end = indexOf(content, '</pre>', start)
    html += content.slice(start, end)
    at = end
  }
  return html
}

function paragraphs(text: string): string {
  const chunks = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*/)
  return chunks
    .map((chunk) => (isText(chunk) ? `<p>${chunk.trim().replaceAll('\n', '<br>')}</p>\n` : `${chunk}\n`))
    .join('')
}

function isText(chunk: string): boolean {
  const text = chunk.trim()
  return text !== '' && !BLOCK.test(text)
}

function indexOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found
}
