/** The options of an embedded ticker. */
export interface TickerChoice {
  /** Slugs of sections; empty for all. */
  readonly sections: readonly string[]
  /** Null for all languages. */
  readonly language: string | null
  readonly max: number
}

export const DEFAULT_MAX = 10

/** The attributes of `<news-ticker>` that differ from the defaults. */
export function attributesOf({ sections, language, max }: TickerChoice): Record<string, string> {
  return {
    ...(sections.length > 0 && { sections: sections.join(',') }),
    ...(language !== null && { language }),
    ...(max !== DEFAULT_MAX && { max: String(max) }),
  }
}

/** The HTML that a site includes. `origin` is that of the gateway. */
export function snippet(origin: string, choice: TickerChoice): string {
  const attributes = Object.entries({ src: origin, ...attributesOf(choice) })
  const written = attributes.map(
    ([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  )
  return `<script async src="${origin}/ticker.js"></script><news-ticker${written.join('')}></news-ticker>`
}
