import { type RichText, type Span, spansOf } from '../../db/tables/body/rich-text.ts'
import { spansHtml } from '../../schema/body/span-html.ts'
import { printable } from './printable.ts'

/** White space, with the spaces that have no width. */
const BLANK = /^[\s\u200b]*$/u

/** Line breaks in a row: an empty line separates paragraphs, where a text has them. */
export type Breaks = 1 | 2

/** A text of these spans; null if nothing of it is visible. White space is collapsed unless it is preserved: then only empty lines
 * at its ends are left out. */
export function richText(given: readonly Span[], preserved = false, breaks: Breaks = 2): RichText | null {
  const spans = merged(
    preserved
      ? trimmed(given.map(normalized), (text) => text.replace(/^\n+/, ''))
      : trimmed(separated(collapsed(given.map(normalized), breaks)), (text) => text.trimStart()),
  )
  if (spans.every(({ text }) => BLANK.test(text))) return null
  const text = plainText(spans)
  const [only, ...others] = spans
  const plain = only !== undefined && others.length === 0 && sameStyle(only, UNMARKED) && only.text === text
  return { html: spansHtml(spans, preserved), text, spans: plain ? null : spans }
}

/**
 * What plain text is for is search, word counts and excerpts: hyphens and spaces that only typesetting needs are left out, and
 * so is what is struck out, which would be said again.
 */
function plainText(spans: readonly Span[]): string {
  const isStruck = ({ marks }: Span) => marks.includes('STRIKETHROUGH')
  const said = spans
    .filter((span) => !isStruck(span))
    .map(({ text }) => text)
    .join('')
  const text = said.replaceAll('\u00ad', '').replaceAll('\u00a0', ' ')
  return spans.some(isStruck) ? text.replace(/ {2,}/g, ' ').trim() : text
}

export function plainRichText(text: string, preserved = false, breaks: Breaks = 2): RichText | null {
  return richText([{ ...UNMARKED, text }], preserved, breaks)
}

/** Texts one after the other, each on lines of its own. */
export function joinedSpans(texts: readonly Pick<RichText, 'spans' | 'text'>[], separator: string): Span[] {
  return texts.flatMap((text, at) => (at === 0 ? spansOf(text) : [{ ...UNMARKED, text: separator }, ...spansOf(text)]))
}

const UNMARKED: Span = { text: '', marks: [], link: null, language: null, direction: null }

function normalized(span: Span): Span {
  return { ...span, text: printable(span.text).normalize() }
}

/** One space for several, none beside a line break, and no more line breaks in a row than `most`. */
function collapsed(spans: readonly Span[], most: Breaks): Span[] {
  const made: Span[] = []
  let breaks = 0
  let last = '\n'
  for (const span of spans) {
    let text = ''
    for (const [part] of span.text.matchAll(/\n|[ \t]+|[^\n \t]+/g)) {
      if (part === '\n') {
        if (last === ' ') text = withoutSpace(text, made)
        breaks++
        if (breaks <= most) text += '\n'
        last = '\n'
      } else if (/^[ \t]/.test(part)) {
        if (last !== ' ' && last !== '\n') {
          text += ' '
          last = ' '
        }
      } else {
        text += part
        last = part
        breaks = 0
      }
    }
    made.push({ ...span, text })
  }
  return made
}

/** An empty line has no marks: it is between paragraphs, and none of them holds it. */
function separated(spans: readonly Span[]): readonly Span[] {
  if (spans.every(({ text }) => !text.includes('\n'))) return spans
  const made: Span[] = []
  for (const span of spans) {
    for (const text of span.text.split(/(\n)/).filter((part) => part !== '')) {
      if (text === '\n' && made.at(-1)?.text === '\n') made[made.length - 1] = { ...UNMARKED, text: '\n\n' }
      else made.push({ ...span, text })
    }
  }
  return made
}

/** Takes the space before a line break away, which may be in a span before. */
function withoutSpace(text: string, made: Span[]): string {
  if (text !== '') return text.replace(/ $/, '')
  for (let at = made.length - 1; at >= 0; at--) {
    const span = made[at]
    if (!span || span.text === '') continue
    made[at] = { ...span, text: span.text.replace(/ $/, '') }
    break
  }
  return text
}

function trimmed(spans: readonly Span[], atStart: (text: string) => string): Span[] {
  const from = spans.findIndex(({ text }) => atStart(text) !== '')
  const to = spans.findLastIndex(({ text }) => text.trim() !== '')
  if (from === -1) return []
  return spans.slice(from, to + 1).map((span, at, { length }) => {
    const text = at === 0 ? atStart(span.text) : span.text
    return { ...span, text: at === length - 1 ? text.trimEnd() : text }
  })
}

function merged(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const span of spans) {
    const last = made.at(-1)
    if (span.text === '') continue
    if (last && sameStyle(last, span)) made[made.length - 1] = { ...last, text: last.text + span.text }
    else made.push(span)
  }
  return made
}

function sameStyle(one: Span, other: Span): boolean {
  return (
    one.language === other.language &&
    one.direction === other.direction &&
    one.link?.href === other.link?.href &&
    one.link?.rel === other.link?.rel &&
    one.link?.title === other.link?.title &&
    one.marks.join() === other.marks.join()
  )
}
