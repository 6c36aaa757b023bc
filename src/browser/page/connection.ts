import type { Connection } from '../live/live-news.ts'
import { contextNow } from './live-data.ts'

/** Shows the state of the connection on the page. */
export function showConnection(connection: Connection): void {
  const shown = document.getElementById('connection')
  if (shown === null) return
  shown.hidden = false
  shown.dataset.connection = connection
  shown.textContent = contextNow().words.connection[connection]
}
