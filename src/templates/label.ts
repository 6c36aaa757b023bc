import { html, type SafeHtml } from '@remix-run/html-template'
import type { Label } from './news.ts'
import type { RenderContext } from './render-context.ts'

/** The labels before a headline. */
export function labelMarks(labels: readonly Label[], { words }: RenderContext): SafeHtml[] {
  return labels.map((label) => html`<span class="flag flag-${label.toLowerCase()}">${words.labels[label]}</span> `)
}
