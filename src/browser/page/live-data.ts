import { type Edition, editionOf } from '../../../schema/addresses.ts'
import { type RenderContext, renderContext } from '../../templates/render-context.ts'
import type { StateSubscription } from '../live/stream.ts'

/** The data for the script that the server embeds in the page. */
export interface LiveData {
  readonly query: string
  readonly variables: { readonly language: string; readonly languages: readonly string[] }
  /** The cursor of the position that the page reflects. */
  readonly after: string
  /** The curations that it shows. */
  readonly lists: readonly StateSubscription[]
  /** The live blog that it shows. */
  readonly posts: StateSubscription | null
}

/** Null for a page without live updates. */
export function liveData(page: Document): LiveData | null {
  const text = page.getElementById('live')?.textContent
  return text ? JSON.parse(text) : null
}

export function contextNow(): RenderContext {
  const edition: Edition = editionOf(document.documentElement.lang)
  const siteName = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? ''
  return renderContext(edition, siteName, Date.now())
}
