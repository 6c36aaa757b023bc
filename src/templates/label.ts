import { html, type SafeHtml } from '@remix-run/html-template'
import type { Named } from './news.ts'

/** The labels before a headline. */
export function labelMarks(labels: readonly Named[]): SafeHtml[] {
  return labels.map(({ slug, name }) => html`<span class="flag flag-${slug}">${name}</span> `)
}
