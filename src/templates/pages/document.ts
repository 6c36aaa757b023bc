import { html, type SafeHtml } from '@remix-run/html-template'
import { type Edition, embedPath, sectionPath } from '../../../schema/addresses.ts'
import type { AssetPaths } from '../asset-paths.ts'
import { dataBlock } from '../data-block.ts'
import { masthead, type Navigation } from '../masthead.ts'
import type { Chrome } from '../news.ts'
import type { RenderContext } from '../render-context.ts'
import { type Social, socialMeta } from '../search-engines/social-meta.ts'
import { strip } from '../strip.ts'

export interface Head {
  readonly title: string
  readonly description: string
  /** Absolute URL. */
  readonly canonical: string
  /** Absolute URLs of the page in other languages. */
  readonly alternates: readonly { readonly language: string; readonly url: string }[]
  /** The absolute URL of the next part of a list. */
  readonly next?: string | null
  /** The path of the feeds of what the page shows, below `/feeds/` and without a format; by default, of all news. */
  readonly feed?: string
  /** How the page is shown where its link is shared. */
  readonly social?: Social
  readonly more?: SafeHtml
  /** Excluded from search engines. */
  readonly hidden?: boolean
}

/** The data with which the browser script resumes from the state of the page. */
export interface Live {
  readonly query: string
  readonly variables: { readonly language: string; readonly languages: readonly string[] }
  readonly after: string
  /** The curations that the page shows, each with its subscription. */
  readonly lists: readonly { readonly query: string; readonly variables: ListShown }[]
  /** The live blog that the page shows, with its subscription. */
  readonly posts: { readonly query: string; readonly variables: PostsShown } | null
}

/** A curation, and how many of its articles the page uses. */
export interface ListShown {
  readonly slug: string
  readonly first: number
}

/** The article of the live blog. */
export interface PostsShown {
  readonly uri: string
}

interface Parts {
  readonly head: Head
  readonly navigation: Navigation
  readonly chrome: Chrome
  readonly live: Live | null
  readonly assets: AssetPaths
  readonly main: SafeHtml
}

/** Renders the complete HTML document around the content of a page. */
export function document({ head, navigation, chrome, live, assets, main }: Parts, context: RenderContext): SafeHtml {
  const { edition, words, siteName } = context
  return html`<!doctype html>
<html lang="${edition}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.title}</title>
<meta name="description" content="${head.description}">
<meta name="application-name" content="${siteName}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#15161a" media="(prefers-color-scheme: dark)">
${
  head.hidden
    ? html`<meta name="robots" content="noindex">`
    : html`<meta name="robots" content="max-image-preview:large">
<link rel="canonical" href="${head.canonical}">`
}
${head.next ? html`<link rel="next" href="${head.next}">` : null}
${head.alternates.map(({ language, url }) => html`<link rel="alternate" hreflang="${language}" href="${url}">\n`)}
${feeds(head.feed, edition)}
${socialMeta(head, context)}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.page}"></script>
${head.more}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${strip(chrome, context)}
${masthead(chrome, navigation, context)}
<div class="notice" id="notice" role="status" hidden><p></p><button type="button" aria-label="${words.close}"></button></div>
<p class="unseen" id="said" role="status"></p>
<div class="arrived" id="arrived" role="status"><button type="button" hidden></button></div>
<main id="main" tabindex="-1">
${main}
</main>
${footer(chrome, context)}
${live === null ? null : dataBlock('live', live)}
</body>
</html>
`
}

function feeds(feed: string | undefined, edition: Edition): SafeHtml {
  const types = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }
  return html`${Object.entries(types).map(
    ([form, type]) =>
      html`<link rel="alternate" type="${type}" href="/feeds/${feed ?? 'latest'}.${form}?language=${edition}">\n`,
  )}`
}

function footer({ sections }: Chrome, { edition, words, siteName }: RenderContext): SafeHtml {
  return html`<footer class="footer">
<p class="footer-name">${siteName}</p>
<p>${words.tagline}.</p>
<nav aria-label="${words.allSections}"><ul>
${sections.map(({ slug, name }) => html`<li><a href="${sectionPath(edition, slug)}">${name}</a></li>`)}
</ul></nav>
<ul class="footer-links"><li><a href="/feeds/latest.rss?language=${edition}">RSS</a></li><li><a href="${embedPath(edition)}">${words.embed}</a></li><li><a href="/graphql">${words.api}</a></li></ul>
</footer>`
}
