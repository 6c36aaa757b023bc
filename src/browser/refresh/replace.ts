import { Idiomorph } from 'idiomorph'
import { retract } from '../page/retract.ts'
import { updatesPaused } from '../place/updates.ts'
import { holdBack } from '../place/waiting.ts'
import { updateHead } from './head.ts'

/** Everything that depends on news. */
const PARTS = ['#strip-list', '.masthead nav', '.edition', 'main', '.footer']

/** Shows a newer version of the page. While updates are paused, only what is gone from it goes. */
export function show(fresh: Document): void {
  if (updatesPaused() && fresh.getElementById('gone') === null) withdraw(fresh)
  else replace(fresh)
}

function replace(fresh: Document): void {
  holdBack(fresh)
  for (const part of PARTS) morph(document.querySelector(part), fresh.querySelector(part))
  document
    .getElementById('strip')
    ?.toggleAttribute('hidden', fresh.getElementById('strip')?.hasAttribute('hidden') ?? true)
  updateHead(fresh)
}

function morph(old: Element | null, fresh: Element | null): void {
  // What the reader is typing stays.
  if (old && fresh) Idiomorph.morph(old, fresh, { ignoreActiveValue: true })
}

function withdraw(fresh: Document): void {
  for (const attribute of ['article', 'post'] as const) {
    const kept = new Set(idsIn(fresh, attribute))
    for (const id of idsIn(document, attribute)) {
      if (kept.has(id)) continue
      if (attribute === 'article') retract({ kind: 'LEFT', articleId: id, note: null })
      else document.querySelector(`[data-post="${CSS.escape(id)}"]`)?.remove()
    }
  }
}

function idsIn(page: Document, attribute: 'article' | 'post'): string[] {
  const elements = page.querySelectorAll<HTMLElement>(`[data-${attribute}]`)
  return [...new Set([...elements].flatMap(({ dataset }) => dataset[attribute] ?? []))]
}
