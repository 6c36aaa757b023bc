import type { SafeHtml } from '@remix-run/html-template'
import type { Feed } from '../feed.ts'
import { itemElement } from './item.ts'

/** A story that receivers have to withhold or to kill. */
export function withdrawnItem({ uri, version, isKilled, at }: Feed['deleted'][number], feed: Feed): SafeHtml {
  const pubStatus = isKilled ? 'canceled' : 'withheld'
  return itemElement(
    'newsItem',
    { guid: uri, version, itemClass: 'text', pubStatus, versionCreated: at, language: null },
    feed,
  )
}
