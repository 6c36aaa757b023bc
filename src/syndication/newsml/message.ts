import { html } from '@remix-run/html-template'
import { type Feed, updatedAt } from '../feed.ts'
import { CATALOG } from './item.ts'
import { packageItem } from './package-item.ts'
import { pictureItem } from './picture-item.ts'
import { textItem } from './text-item.ts'
import { withdrawnItem } from './withdrawn-item.ts'

/**
 * Renders a message of NewsML-G2: each story as an item, followed by its picture as an item of its own, to which it links. XML and HTML
 * escape the same five characters.
 */
export function newsmlG2(feed: Feed): string {
  const items = feed.stories.flatMap((story) => [textItem(story, feed), pictureItem(story, feed)])
  return String(html`<?xml version="1.0" encoding="utf-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header>
<sent>${updatedAt(feed).toISOString()}</sent>
<catalogRef href="${CATALOG}"/>
<sender>${new URL(feed.self).host}</sender>
<transmitId>${feed.self}</transmitId>
</header>
<itemSet>
${packageItem(feed)}${items}${feed.deleted.map((deleted) => withdrawnItem(deleted, feed))}</itemSet>
</newsMessage>
`)
}
