import { goneNotice } from '../../templates/pages/notice-page.ts'
import { elementOf } from './element.ts'
import { contextNow } from './live-data.ts'

/** Whether this page shows the article. */
export function isOpen(articleId: string): boolean {
  return document.getElementById('article')?.dataset.article === articleId
}

/** Replaces the article by the notice of its withdrawal. */
export function closeArticle(killed: boolean, note: string | null): void {
  const now = contextNow()
  const main = document.getElementById('main')
  const notice = elementOf(goneNotice({ killed, reason: note }, now))
  // An alert for screen readers: the reader may be reading what it replaces.
  notice.setAttribute('role', 'alert')
  main?.replaceChildren(notice)
  document.title = `${now.words.gone.title} · ${now.siteName}`
}
