import type { SafeHtml } from '@remix-run/html-template'
import type { z } from 'zod'
import type { Edition } from '../../../schema/addresses.ts'
import type { AssetPaths } from '../../templates/asset-paths.ts'
import type { Navigation } from '../../templates/masthead.ts'
import type { Chrome } from '../../templates/news.ts'
import { document, type Head, type ListShown, type Live, type PostsShown } from '../../templates/pages/document.ts'
import type { RenderContext } from '../../templates/render-context.ts'
import { type Operation, readOperation } from '../operations.ts'

/** What a page is rendered with. */
export interface PageContext extends RenderContext {
  readonly assets: AssetPaths
  /** The subscriptions that update the page, from the position that it reflects. */
  readonly live: (languages: readonly string[], lists: readonly ListShown[], posts: PostsShown | null) => Live
  /** The absolute public URL of a path. */
  readonly absolute: (path: string) => string
}

export type Status = 200 | 404 | 410

export type RenderedPage =
  | { readonly status: Status; readonly html: SafeHtml }
  | { readonly status: 301; readonly path: string }
  | typeof MISSING

/** There is nothing at the address: the page for that is served in its place. */
export const MISSING = { status: 'missing' } as const

/** A requested page: its operation, and the template for the result. */
export interface Page {
  readonly edition: Edition
  readonly operation: Operation
  readonly variables: Readonly<Record<string, unknown>>
  readonly render: (data: unknown, context: PageContext) => RenderedPage
  /** Of a page that only who asks may see, and that no cache stores. */
  readonly privateHeaders?: Readonly<Record<string, string>>
}

/** Defines pages whose results have this shape. */
export function pageKind<Data>(name: string, shape: z.ZodType<Data>) {
  const operation = readOperation(name)
  return (
    edition: Edition,
    variables: Readonly<Record<string, unknown>>,
    render: (data: Data, context: PageContext) => RenderedPage,
  ): Page => ({
    edition,
    operation,
    variables: { language: edition, ...variables },
    render: (data, context) => render(shape.parse(data), context),
  })
}

interface PageContent {
  readonly status?: Status
  readonly head: Head
  readonly navigation: Navigation
  /** The languages whose news updates the page; null for a page without live updates. */
  readonly follows: readonly string[] | null
  /** The curations that it shows. */
  readonly lists?: readonly ListShown[]
  /** The live blog that it shows. */
  readonly posts?: PostsShown | null
  readonly main: SafeHtml
}

/** Renders the complete document around the content of a page. */
export function renderPage(
  chrome: Chrome,
  { status = 200, head, navigation, follows, lists = [], posts = null, main }: PageContent,
  context: PageContext,
): RenderedPage {
  const { assets, live } = context
  // Canonical, so that pages with the same languages share one execution.
  const languages = follows && [...new Set(follows.map(primary))].sort()
  const parts = { chrome, head, navigation, main, assets, live: languages && live(languages, lists, posts) }
  return { status, html: document(parts, context) }
}

/** `en` of `en-GB`. */
function primary(language: string): string {
  return language.split('-')[0] ?? language
}
