/* The paths of the web pages. Bundled for the browser too, so it must not import anything that the browser does not need. */

/** The languages of the web pages. */
export const EDITIONS = ['it', 'en'] as const

export type Edition = (typeof EDITIONS)[number]

/** The edition of a language; English if it has none. */
export function editionOf(language: string): Edition {
  return EDITIONS.find((edition) => language === edition || language.startsWith(`${edition}-`)) ?? 'en'
}

/** The path of an article's only page, in the edition of its language. It does not contain the section, which may change. */
export function articlePath({ language, slug }: { readonly language: string; readonly slug: string }): string {
  return `/${editionOf(language)}/articles/${encodeURIComponent(slug)}`
}

/** The page of a link to a preview. */
export function previewPath(language: string, token: string): string {
  return `/${editionOf(language)}/preview/${token}`
}

export function sectionPath(edition: Edition, slug: string): string {
  return `/${edition}/${encodeURIComponent(slug)}`
}

export function authorPath(edition: Edition, slug: string): string {
  return `/${edition}/authors/${encodeURIComponent(slug)}`
}

/** The page of a tag. */
export function topicPath(edition: Edition, slug: string): string {
  return `/${edition}/topics/${encodeURIComponent(slug)}`
}

/** The page that configures an embedded ticker. */
export function embedPath(edition: Edition): string {
  return `/${edition}/embed`
}

export function searchPath(edition: Edition): string {
  return `/${edition}/search`
}
