import { forgetAddress } from '../refresh/head.ts'
import { contextNow } from './live-data.ts'
import type { LiveEvent } from './live-event.ts'
import { tellRemoval } from './notice.ts'
import { closeArticle, isItsPage } from './open-article.ts'
import { shownOf } from './shown.ts'

/**
 * Empties the page of an article. The document is the only place that holds what is shown, rows that wait included, so that nothing
 * of the article is left. True if the page has to be refetched to show what takes its place.
 */
export function retract({ kind, articleId, note }: Omit<LiveEvent, 'article'>): boolean {
  const shown = shownOf(articleId)
  const seen = shown.some(({ hidden }) => !hidden)
  for (const element of shown) remove(element, kind)
  if (isItsPage(articleId) && (kind === 'WITHHELD' || kind === 'CANCELED' || kind === 'EXPIRED')) {
    closeArticle({ articleId, kind, reason: note })
    return true
  }
  if (seen && kind !== 'LEFT') tellRemoval(articleId, kind === 'EXPIRED' ? 'expired' : 'withdrawn')
  return shown.some(({ id }) => !id.startsWith('row-'))
}

function remove(element: HTMLElement, kind: LiveEvent['kind']): void {
  for (const link of element.querySelectorAll<HTMLAnchorElement>('a[data-headline], a[hreflang]')) {
    forgetAddress(link.href)
    // The masthead leads to the same story in the other edition.
    const other = [...document.querySelectorAll<HTMLAnchorElement>('.edition a')].find(({ href }) => href === link.href)
    if (other) other.href = `/${other.hreflang}`
  }
  if (element.classList.contains('lead')) empty(element, kind)
  else element.remove()
}

/** Keeps the box of the lead story until another one takes it, so that there is neither a hole nor a jump. */
function empty(lead: HTMLElement, kind: LiveEvent['kind']): void {
  const { words } = contextNow()
  const { height } = lead.getBoundingClientRect()
  const note = document.createElement('p')
  note.className = 'standfirst'
  note.textContent = words.removed[kind === 'EXPIRED' ? 'expired' : 'withdrawn'](1)
  const box = document.createElement('div')
  box.className = 'lead emptied'
  box.style.minHeight = `${height}px`
  box.append(note)
  lead.replaceWith(box)
}
