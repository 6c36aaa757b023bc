import type { SafeHtml } from '@remix-run/html-template'

/** The single element that a template renders. */
export function elementOf(rendered: SafeHtml): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = String(rendered)
  const element = template.content.firstElementChild
  if (!(element instanceof HTMLElement)) throw new Error('a template has to draw an element')
  return element
}
