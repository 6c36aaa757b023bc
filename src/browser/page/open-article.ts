import { type Gone, goneNotice } from '../../templates/pages/notice-page.ts'
import { emptyHead } from '../refresh/head.ts'
import { elementOf } from './element.ts'
import { contextNow } from './live-data.ts'

/** Whether this page shows the article. */
export function isOpen(articleId: string): boolean {
  return document.getElementById('article')?.dataset.article === articleId
}

/** Whether this is the page of the article, whether it shows the article or the notice in its place. */
export function isItsPage(articleId: string): boolean {
  return isOpen(articleId) || document.getElementById('gone')?.dataset.gone === articleId
}

/** Replaces the article, and what the page says of it, by the notice of its withdrawal. */
export function closeArticle(gone: Gone): void {
  const now = contextNow()
  const notice = elementOf(goneNotice(gone, now))
  // An alert for screen readers: the reader may be reading what it replaces.
  notice.setAttribute('role', 'alert')
  document.getElementById('main')?.replaceChildren(notice)
  emptyHead(`${now.words.gone.title} · ${now.siteName}`)
}
