/** Where the web pages are, from the root of the site on. Read in the browser too: nothing else belongs here. */

/** The languages that the pages speak. */
export const EDITIONS = ['it', 'en'] as const

export type Edition = (typeof EDITIONS)[number]

/** The edition that a language is read in: its own, else the English one. */
export function editionOf(language: string): Edition {
  return EDITIONS.find((edition) => language === edition || language.startsWith(`${edition}-`)) ?? 'en'
}

/** An article has one page, in the edition of its language. Its section is not in the address, since it may change. */
export function articlePath({ language, slug }: { readonly language: string; readonly slug: string }): string {
  return `/${editionOf(language)}/articles/${encodeURIComponent(slug)}`
}

export function sectionPath(edition: Edition, slug: string): string {
  return `/${edition}/${encodeURIComponent(slug)}`
}

/** Where a site makes its own ticker. */
export function embedPath(edition: Edition): string {
  return `/${edition}/embed`
}

export function searchPath(edition: Edition): string {
  return `/${edition}/search`
}
