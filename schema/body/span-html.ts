import type { Link, Mark, Span } from '../../db/tables/body/rich-text.ts'
import { escapeHtml, escapeText } from './escape-html.ts'

export const MARK_TAGS: Readonly<Record<Mark, string>> = {
  STRONG: 'strong',
  EMPHASIS: 'em',
  UNDERLINE: 'u',
  STRIKETHROUGH: 's',
  HIGHLIGHT: 'mark',
  CODE: 'code',
  SUBSCRIPT: 'sub',
  SUPERSCRIPT: 'sup',
}

/** A layer of elements around runs of spans, from the outermost: the start tag that a span has there, and how it ends. */
type Layer = (span: Span) => { readonly start: string; readonly end: string } | null

const LAYERS: readonly Layer[] = [
  ({ link }) => link && { start: linkTag(link), end: '</a>' },
  ({ language, direction }) => {
    if (language === null && direction === null) return null
    const lang = language === null ? '' : ` lang="${escapeHtml(language)}"`
    const dir = direction === null ? '' : ` dir="${direction.toLowerCase()}"`
    return { start: `<span${lang}${dir}>`, end: '</span>' }
  },
  ...Object.entries(MARK_TAGS).map(
    ([mark, tag]): Layer =>
      ({ marks }) =>
        marks.some((one) => one === mark) ? { start: `<${tag}>`, end: `</${tag}>` } : null,
  ),
]

/**
 * Inline HTML. Spans that follow each other and share a link or mark share its element. `preserved`: in `pre`, where a line
 * break is itself.
 */
export function spansHtml(spans: readonly Span[], preserved = false, layer = 0): string {
  const tagOf = LAYERS[layer]
  if (!tagOf) {
    const text = spans.map((span) => escapeText(span.text)).join('')
    return preserved ? text : text.replaceAll('\n', '<br>')
  }
  let html = ''
  for (let from = 0; from < spans.length; ) {
    const tag = tagAt(spans, from, tagOf)
    let to = from + 1
    while (to < spans.length && tagAt(spans, to, tagOf)?.start === tag?.start) to++
    const inner = spansHtml(spans.slice(from, to), preserved, layer + 1)
    html += tag ? tag.start + inner + tag.end : inner
    from = to
  }
  return html
}

function tagAt(spans: readonly Span[], at: number, tagOf: Layer): ReturnType<Layer> {
  const span = spans[at]
  return span ? tagOf(span) : null
}

function linkTag({ href, rel, title }: Link): string {
  const types = [...new Set([...(rel ?? '').split(' '), 'noopener'])].filter((type) => type !== '').join(' ')
  return `<a href="${escapeHtml(href)}" rel="${escapeHtml(types)}"${title === null ? '' : ` title="${escapeHtml(title)}"`}>`
}
