/** What the ticker of a site shows. */
export interface TickerChoice {
  /** Empty for all. */
  readonly sections: readonly string[]
  /** Null for all. */
  readonly language: string | null
  readonly max: number
}

export const DEFAULT_MAX = 10

/** The attributes of `<news-ticker>` that are not as they are by default. */
export function attributesOf({ sections, language, max }: TickerChoice): Record<string, string> {
  return {
    ...(sections.length > 0 && { sections: sections.join(',') }),
    ...(language !== null && { language }),
    ...(max !== DEFAULT_MAX && { max: String(max) }),
  }
}

/** The line that a site puts into its page. `origin` is where the gateway is. */
export function snippet(origin: string, choice: TickerChoice): string {
  const attributes = Object.entries({ src: origin, ...attributesOf(choice) })
  const written = attributes.map(
    ([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  )
  return `<script async src="${origin}/ticker.js"></script><news-ticker${written.join('')}></news-ticker>`
}
