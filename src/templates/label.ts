import { html, type SafeHtml } from '@remix-run/html-template'
import type { Label } from './news.ts'
import type { Reading } from './reading.ts'

/** The labels before a headline. */
export function flags(labels: readonly Label[], { words }: Reading): SafeHtml[] {
  return labels.map((label) => html`<span class="flag flag-${label.toLowerCase()}">${words.labels[label]}</span> `)
}
