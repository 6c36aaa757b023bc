import { html, type SafeHtml } from '@remix-run/html-template'
import type { RenderContext } from '../render-context.ts'

/** A notice in place of a page that cannot be shown, with links. */
export function noticePage(title: string, texts: readonly string[], { edition, words }: RenderContext): SafeHtml {
  return html`<div class="notice-page">
<h1>${title}</h1>
${texts.map((text) => html`<p>${text}</p>`)}
<p><a href="/${edition}">${words.home}</a></p>
</div>`
}

/** What is left of an article that is not public any more. */
export interface Gone {
  readonly articleId: string
  readonly kind: 'WITHHELD' | 'CANCELED' | 'EXPIRED'
  readonly reason: string | null
}

const TEXTS = { WITHHELD: 'withheld', CANCELED: 'killed', EXPIRED: 'expired' } as const

/** The notice in place of an article. It returns if the article does. */
export function goneNotice({ articleId, kind, reason }: Gone, context: RenderContext): SafeHtml {
  const { gone } = context.words
  const texts = [gone[TEXTS[kind]], ...(reason === null ? [] : [`${gone.reason}: ${reason}`])]
  return html`<div id="gone" data-gone="${articleId}">${noticePage(gone.title, texts, context)}</div>`
}
