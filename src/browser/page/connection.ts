import type { Connection } from '../live/follow-news.ts'
import { readingNow } from './live-data.ts'

/** Says on the page how fresh it is. */
export function showConnection(connection: Connection): void {
  const shown = document.getElementById('connection')
  if (shown === null) return
  shown.hidden = false
  shown.dataset.connection = connection
  shown.textContent = readingNow().words.connection[connection]
}
