import { html, type SafeHtml } from '@remix-run/html-template'
import type { RenderContext } from '../render-context.ts'

export const LOCALES = { it: 'it_IT', en: 'en_GB' } as const

/** How a page is shown where its link is shared; what is missing is taken from its title and description. */
export interface Social {
  readonly type?: 'article' | 'website'
  readonly title?: string
  readonly description?: string | null
  readonly picture?: { readonly url: string; readonly altText: string | null } | null
}

interface Page {
  readonly title: string
  readonly description: string
  readonly canonical: string
  readonly hidden?: boolean
  readonly social?: Social
}

/** Open Graph, and cards of X. Nothing of a page that is hidden from search engines. */
export function socialMeta(page: Page, { edition, siteName }: RenderContext): SafeHtml | null {
  if (page.hidden) return null
  const { type = 'website', title = page.title, description = page.description, picture = null } = page.social ?? {}
  return html`<meta property="og:type" content="${type}">
<meta property="og:site_name" content="${siteName}">
<meta property="og:title" content="${title}">
<meta property="og:url" content="${page.canonical}">
<meta property="og:locale" content="${LOCALES[edition]}">
${description === null ? null : html`<meta property="og:description" content="${description}">`}
${picture === null ? null : html`<meta property="og:image" content="${picture.url}">`}
${picture?.altText ? html`<meta property="og:image:alt" content="${picture.altText}">` : null}
<meta name="twitter:card" content="${picture === null ? 'summary' : 'summary_large_image'}">`
}
