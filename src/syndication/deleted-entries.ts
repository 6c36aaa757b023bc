import { html, type SafeHtml } from '@remix-run/html-template'
import { withoutForbidden } from '../xml/characters.ts'
import type { Feed } from './feed.ts'

const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0'

/** Adds deleted entries (RFC 6721) to an Atom document. XML and HTML escape the same five characters. */
export function withDeletedEntries(document: string, deleted: Feed['deleted']): string {
  const entries: readonly SafeHtml[] = deleted.map(
    ({ uri, at }) =>
      html`<at:deleted-entry xmlns:at="${TOMBSTONES}" ref="${withoutForbidden(uri)}" when="${at.toISOString()}"/>\n`,
  )
  return document.replace(/<\/feed>\s*$/, () => `${entries.join('')}</feed>\n`)
}
