export const MARKS = [
  'STRONG',
  'EMPHASIS',
  'UNDERLINE',
  'STRIKETHROUGH',
  'HIGHLIGHT',
  'CODE',
  'SUBSCRIPT',
  'SUPERSCRIPT',
] as const
export type Mark = (typeof MARKS)[number]

export type Direction = 'LTR' | 'RTL'

export interface Link {
  /** http, https, mailto or tel. */
  readonly href: string
  /** Link types such as `nofollow`, separated by spaces. */
  readonly rel: string | null
  readonly title: string | null
}

/** A run of text with the same marks. A line break is `\n`. */
export interface Span {
  readonly text: string
  /** In the order of `MARKS`. */
  readonly marks: readonly Mark[]
  readonly link: Link | null
  readonly language: string | null
  readonly direction: Direction | null
}

/** One text in three forms. `html` and `text` are made from the spans when it is stored. */
export interface RichText {
  /** Inline HTML, sanitised by construction. */
  readonly html: string
  readonly text: string
  /** Null if the text is a single span without marks. */
  readonly spans: readonly Span[] | null
}

/** The spans of a text, whether they are stored or not. */
export function spansOf({ spans, text }: Pick<RichText, 'spans' | 'text'>): readonly Span[] {
  return spans ?? (text === '' ? [] : [{ text, marks: [], link: null, language: null, direction: null }])
}
