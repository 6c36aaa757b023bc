import { liveData } from '../page/live-data.ts'
import { updatesPaused } from '../place/updates.ts'
import { rowsNow } from '../place/waiting.ts'

/** How many rows a page of a list has. */
const PAGE_ROWS = 20
const MAX_ROWS = 100

export interface FetchedPage {
  readonly document: Document
  /** The cursor of the position that it reflects. */
  readonly after: string
}

/** Fetches this page as it is now, not older than `cursor`, with lists that are as long as those that are shown. */
export async function fetchPage(signal: AbortSignal, cursor: string | undefined): Promise<FetchedPage> {
  const response = await fetch(addressNow(), {
    signal,
    // The browser's cache may be older than the events.
    cache: 'no-cache',
    headers: { accept: 'text/html', ...(cursor !== undefined && { 'x-news-cursor': cursor }) },
  })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const after = liveData(page)?.after
  if (after === undefined) throw new Error(`the page could not be made: ${response.status}`)
  return { document: page, after }
}

function addressNow(): URL {
  const url = new URL(location.href)
  // What has arrived during a pause must not push what is shown off the list.
  const rows = rowsNow() + (updatesPaused() ? PAGE_ROWS : 0)
  if (rows > PAGE_ROWS) {
    url.searchParams.set('first', String(Math.min(MAX_ROWS, Math.ceil(rows / PAGE_ROWS) * PAGE_ROWS)))
  }
  return url
}
