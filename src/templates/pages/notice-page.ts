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

/** The notice in place of a withdrawn or killed article. */
export function goneNotice(
  { killed, reason }: { readonly killed: boolean; readonly reason: string | null },
  context: RenderContext,
): SafeHtml {
  const { gone } = context.words
  const texts = [killed ? gone.killed : gone.text, ...(reason === null ? [] : [`${gone.reason}: ${reason}`])]
  return noticePage(gone.title, texts, context)
}
