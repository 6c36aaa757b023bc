import type { IncomingMessage } from 'node:http'

/**
 * The cursor that a client resumes from: the header that browsers send by themselves, else the parameter `lastEventId` of clients
 * that cannot set headers. Null if it is not given, or empty.
 */
export function lastEventId({ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>): string | null {
  const header = headers['last-event-id']
  if (typeof header === 'string' && header !== '') return header
  return new URL(url, 'http://localhost').searchParams.get('lastEventId') || null
}
