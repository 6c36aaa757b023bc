import { type JsonFeed, parseJsonFeed } from 'feedsmith'
import { z } from 'zod'
import type { GivenRendition } from '../../../db/tables/body/rendition.ts'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { withRenditions } from '../../html/given-renditions.ts'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../item.ts'
import { authorsIn } from '../text/author.ts'
import { bodyOf } from '../text/body.ts'
import { differentMedia } from '../text/different-media.ts'
import { FieldReader } from '../text/field-reader.ts'
import { identityOf } from '../text/identity.ts'
import { canonicalLanguage } from '../text/language.ts'
import { absoluteUrl } from '../text/link.ts'
import { kindOf, positive } from '../text/media-kind.ts'
import { oneLine, orNull } from '../text/plain-text.ts'
import { givenRendition } from '../text/rendition.ts'
import { standfirstOf } from '../text/standfirst.ts'
import { namesIn, tagsIn } from '../text/tags.ts'
import type { ReadOptions } from './format.ts'
import { parsedItems } from './parsed-items.ts'

type Item = JsonFeed.Item<string>

const shape = z.union([
  z.looseObject({ version: z.string().includes('jsonfeed.org/version/') }),
  // Without a version, but not ninjs, whose items have a uri.
  z.looseObject({
    title: z.string(),
    items: z.array(z.looseObject({ id: z.union([z.string(), z.number()]), uri: z.undefined().optional() })).min(1),
  }),
])

export function matches(value: unknown): boolean {
  return shape.safeParse(value).success
}

export function read(value: unknown, options: ReadOptions): ParsedItem[] {
  const feed = parseJsonFeed(value)
  return parsedItems((feed.items ?? []).map((item) => draftOf(item, feed, options)))
}

function draftOf(item: Item, feed: JsonFeed.Feed<string>, { timeZone }: ReadOptions): Draft {
  const feedUrl = absoluteUrl(feed.home_page_url) ?? absoluteUrl(feed.feed_url)
  const link = absoluteUrl(item.url, feedUrl) ?? absoluteUrl(item.external_url, feedUrl)
  const base = link ?? feedUrl
  const body = bodyOf('HTML', item.content_html, base) ?? bodyOf('TEXT', item.content_text ?? item.summary, base)
  const media = mediaOf(item, base)
  const categories = namesIn(item.tags ?? [])
  const people = [item.authors, feed.authors].find((persons) => persons?.length)
  const id = orNull(oneLine(item.id))
  const language = canonicalLanguage(item.language, feed.language)
  const fields = new FieldReader({ timeZone, language })
  fields.check('url', item.url, link, 'is no web address')
  fields.check('language', item.language ?? feed.language, language, 'is no language tag')
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, link, feedUrl),
    id,
    feedUrl,
    headline: oneLine(item.title),
    standfirst: standfirstOf(orNull(oneLine(item.summary)), body),
    original: body?.original ?? null,
    language,
    categories,
    tags: tagsIn(categories),
    authors: authorsIn((people ?? []).map(({ name }) => name)),
    media,
    publishedAt: fields.date('date_published', item.date_published),
    updatedAt: fields.date('date_modified', item.date_modified),
    sourceName: orNull(oneLine(feed.title)),
    sourceUrl: feedUrl,
    itemUrl: link,
    warnings: fields.warnings,
  }
}

function mediaOf(item: Item, base: string | null): MediaSubmission[] {
  const picture = absoluteUrl(item.image, base) ?? absoluteUrl(item.banner_image, base)
  const attached = (item.attachments ?? []).flatMap((attachment) => attachmentOf(attachment, base) ?? [])
  // If the image is an attachment too, its alternative text is there.
  const alone = picture !== null && !attached.some(({ media }) => media.url === picture)
  return differentMedia([alone ? { kind: 'IMAGE', url: picture } : null, ...alternates(attached)])
}

interface Attached {
  readonly media: MediaSubmission
  readonly rendition: GivenRendition
}

function attachmentOf(attachment: JsonFeed.Attachment, base: string | null): Attached | null {
  const url = absoluteUrl(attachment.url, base)
  const kind = url && kindOf(attachment.mime_type, url)
  if (!url || !kind) return null
  const altText = orNull(oneLine(attachment.title))
  const media = { kind, url, altText, durationSeconds: positive(attachment.duration_in_seconds) }
  return { media, rendition: givenRendition({ url, mimeType: attachment.mime_type }) }
}

/** Attachments with one title are versions of one thing, of which the first stands for it. */
function alternates(attached: readonly Attached[]): MediaSubmission[] {
  const byTitle = Map.groupBy(attached, ({ media: { kind, altText, url } }) => `${kind} ${altText ?? url}`)
  return [...byTitle.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const renditions = [first, ...others].map(({ rendition }) => rendition)
    return others.length === 0 ? first.media : withRenditions(first.media, renditions)
  })
}
