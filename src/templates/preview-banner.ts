import { html, type SafeHtml } from '@remix-run/html-template'
import { moment } from './language/time.ts'
import type { RenderContext } from './render-context.ts'

export interface Banner {
  /** When the version becomes public; null for a draft. */
  readonly publishAt: string | null
  readonly expiresAt: string
  /** The query that shows the other version; null if there is none. */
  readonly other: string | null
}

/** Says that nobody but those who have the link sees the page. */
export function previewBanner({ publishAt, expiresAt, other }: Banner, { edition, words }: RenderContext): SafeHtml {
  const { title, draft, scheduled, until, showDraft, showScheduled } = words.preview
  return html`<aside class="preview" aria-labelledby="preview-title">
<h2 id="preview-title">${title}</h2>
<p>${publishAt === null ? draft : html`${scheduled} ${moment(publishAt, edition)}.`}</p>
<p>${until} ${moment(expiresAt, edition)}.</p>
${other === null ? null : html`<p><a href="${other}">${publishAt === null ? showScheduled : showDraft}</a></p>`}
</aside>`
}
