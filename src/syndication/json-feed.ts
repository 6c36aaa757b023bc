import { generateJsonFeed, type JsonFeed } from 'feedsmith'
import { correctedBody } from './corrections.ts'
import type { Feed } from './feed.ts'
import { mediaType } from './media.ts'
import { authorsOf, categoriesOf, type Picture, type Story } from './story.ts'

/** Renders JSON Feed 1.1. */
export function jsonFeed({ title, description, language, home, self, hub, stories }: Feed): string {
  const feed: JsonFeed.Feed<Date, true> = {
    title,
    description,
    home_page_url: home,
    feed_url: self,
    items: stories.map(itemOf),
    ...(language !== null && { language }),
    ...(hub !== null && { hubs: [{ type: 'WebSub', url: hub }] }),
  }
  // feedsmith omits empty lists, but `items` is required.
  return JSON.stringify(Object.assign({ items: [] }, generateJsonFeed(feed, { strict: true })))
}

function itemOf(story: Story): JsonFeed.Item<Date, true> {
  const { uri, url, headline, standfirst, language, publishedAt, updatedAt, source, leadMedia } = story
  const external = source?.itemUrl ?? story.canonicalUrl
  return {
    id: uri,
    url,
    title: headline,
    content_html: correctedBody(story),
    date_published: publishedAt,
    date_modified: updatedAt,
    language,
    tags: categoriesOf(story),
    authors: authorsOf(story).map((name) => ({ name })),
    ...(standfirst !== null && { summary: standfirst }),
    ...(external && { external_url: external }),
    ...(leadMedia?.kind === 'IMAGE' && { image: leadMedia.url }),
    ...(leadMedia && { attachments: attachmentsOf(leadMedia) }),
  }
}

/** Attachments with the same title are versions of one thing, so without a title there is one. */
function attachmentsOf(media: Picture): JsonFeed.Attachment<true>[] {
  const { url, altText, renditions } = media
  const others = altText === null ? [] : renditions.filter((one) => one.url !== url)
  return [media, ...others.map((one) => ({ ...media, url: one.url }))].map(attachmentOf)
}

function attachmentOf(media: Picture): JsonFeed.Attachment<true> {
  const { url, altText, durationSeconds } = media
  return {
    url,
    mime_type: mediaType(media),
    ...(altText !== null && { title: altText }),
    ...(durationSeconds !== null && { duration_in_seconds: durationSeconds }),
  }
}
