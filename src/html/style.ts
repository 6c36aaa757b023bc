import { type Direction, type Link, MARKS, type Mark, type Span } from '../../db/tables/body/rich-text.ts'
import { attribute, type Element } from './tree.ts'

/** What the elements around a text make of it. */
export interface Style {
  readonly marks: ReadonlySet<Mark>
  readonly link: Link | null
  readonly language: string | null
  readonly direction: Direction | null
  /** Whether white space is kept, as in `pre`. */
  readonly preserved: boolean
}

export const PLAIN: Style = { marks: new Set(), link: null, language: null, direction: null, preserved: false }

export function spanOf(text: string, { marks, link, language, direction }: Style): Span {
  return { text, marks: MARKS.filter((mark) => marks.has(mark)), link, language, direction }
}

export function withMarks(style: Style, marks: readonly Mark[]): Style {
  return marks.length === 0 ? style : { ...style, marks: new Set([...style.marks, ...marks]) }
}

/** The style with what the attributes of an element say: `lang`, `dir` and CSS, which office programs write marks in. */
export function withAttributes(style: Style, element: Element): Style {
  if (element.attrs.length === 0) return style
  const language = languageOf(attribute(element, 'lang')) ?? style.language
  const direction = directionOf(attribute(element, 'dir'), style.direction, RUNS.has(element.tagName))
  const css = attribute(element, 'style')
  const marks = css === '' ? style.marks : withCss(style, css)
  return { ...style, language, direction, marks }
}

const RUNS: ReadonlySet<string> = new Set(['span', 'bdo', 'bdi'])

/** Left to right is said of a run of text, else only within right to left: some programs write it on every paragraph. */
function directionOf(dir: string, around: Direction | null, isRun: boolean): Direction | null {
  if (/^rtl$/i.test(dir)) return 'RTL'
  return /^ltr$/i.test(dir) && (isRun || around !== null) ? 'LTR' : around
}

function languageOf(tag: string): string | null {
  try {
    return tag === '' ? null : (Intl.getCanonicalLocales(tag)[0] ?? null)
  } catch {
    return null
  }
}

function withCss({ marks, link }: Style, css: string): ReadonlySet<Mark> {
  const made = new Set(marks)
  for (const declaration of css.toLowerCase().split(';')) {
    const [name = '', value = ''] = declaration.split(':', 2).map((part) => part.trim())
    switch (name) {
      case 'font-weight':
        if (value === 'normal' || Number(value) <= 500) made.delete('STRONG')
        else if (value.startsWith('bold') || Number(value) >= 600) made.add('STRONG')
        break
      case 'font-style':
        if (value === 'normal') made.delete('EMPHASIS')
        else if (value === 'italic' || value === 'oblique') made.add('EMPHASIS')
        break
      case 'text-decoration':
      case 'text-decoration-line':
        if (value.includes('line-through')) made.add('STRIKETHROUGH')
        // Links are underlined anyway.
        if (value.includes('underline') && link === null) made.add('UNDERLINE')
        break
      case 'vertical-align':
        if (value === 'super') made.add('SUPERSCRIPT')
        else if (value === 'sub') made.add('SUBSCRIPT')
    }
  }
  return made
}

export function isHidden(element: Element): boolean {
  if (element.attrs.length === 0) return false
  return (
    element.attrs.some(({ name }) => name === 'hidden') ||
    /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(element, 'style'))
  )
}
