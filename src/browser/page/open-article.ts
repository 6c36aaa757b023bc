import { goneNotice } from '../../templates/pages/notice-page.ts'
import { elementOf } from './element.ts'
import { readingNow } from './live-data.ts'

/** Whether the page is that of the article. */
export function isOpen(articleId: string): boolean {
  return document.getElementById('article')?.dataset.article === articleId
}

/** Puts the notice of its withdrawal in the place of the article. */
export function closeArticle(killed: boolean, note: string | null): void {
  const now = readingNow()
  const main = document.getElementById('main')
  const notice = elementOf(goneNotice({ killed, reason: note }, now))
  // It is read out, since the reader was reading what it replaces.
  notice.setAttribute('role', 'alert')
  main?.replaceChildren(notice)
  document.title = `${now.words.gone.title} · Tickertape`
}
