import { updatesPaused } from '../place/updates.ts'
import { arrive } from './latest.ts'
import { contextNow } from './live-data.ts'
import type { LiveEvent } from './live-event.ts'
import { forgetRemoval } from './notice.ts'
import { isItsPage } from './open-article.ts'
import { retract } from './retract.ts'
import { shownOf, update } from './shown.ts'

/** Shows the event on the page. True if the page has to be refetched to show all of it. */
export function applyEvent(event: LiveEvent): boolean {
  const { kind, articleId, article } = event
  if (article === null) {
    // The article is not public any more; a later event in this replay withdraws it.
    if (kind === 'PUBLISHED' || kind === 'UPDATED' || kind === 'CORRECTED') return false
    return retract(event)
  }
  const now = contextNow()
  const shown = shownOf(articleId)
  arrive(article, now)
  if (updatesPaused()) return shown.length > 0 || isItsPage(articleId)
  for (const element of shown) update(element, article, now)
  forgetRemoval(articleId)
  return isItsPage(articleId)
}
