import type { Headline } from '../../templates/news.ts'
import { arrive } from './latest.ts'
import { contextNow } from './live-data.ts'
import { showNotice } from './notice.ts'
import { closeArticle, isOpen } from './open-article.ts'
import { headlineIn, shownOf, update } from './shown.ts'

/** The selection of `live-news.graphql`. */
export interface LiveEvent {
  readonly kind: 'PUBLISHED' | 'UPDATED' | 'CORRECTED' | 'WITHHELD' | 'CANCELED' | 'EXPIRED' | 'LEFT'
  readonly articleId: string
  readonly note: string | null
  readonly article: Headline | null
}

/** Shows the event on the page. True if the page has to be refetched to show all of it. */
export function applyEvent({ kind, articleId, note, article }: LiveEvent): boolean {
  if (article !== null) {
    const now = contextNow()
    for (const element of shownOf(articleId)) update(element, article, now)
    arrive(article, now)
    return isOpen(articleId)
  }
  // The article is not public any more; a later event in this replay withdraws it.
  if (kind === 'PUBLISHED' || kind === 'UPDATED' || kind === 'CORRECTED') return false
  return takeAway(articleId, kind, note)
}

function takeAway(articleId: string, kind: 'WITHHELD' | 'CANCELED' | 'EXPIRED' | 'LEFT', note: string | null): boolean {
  const { words } = contextNow()
  const shown = shownOf(articleId)
  const [headline] = shown.map(headlineIn)
  for (const element of shown) element.remove()
  if (isOpen(articleId)) closeArticle(kind === 'CANCELED', note)
  else if (headline && kind !== 'LEFT') showNotice(words.withdrawn(headline))
  // Another article may lead now.
  return shown.some(({ id }) => !id.startsWith('row-'))
}
