import { detectRssFeed, parseRssFeed, type RssFeed } from 'feedsmith'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../item.ts'
import { authorsIn } from '../text/author.ts'
import { bodyOf } from '../text/body.ts'
import { differentMedia } from '../text/different-media.ts'
import { FieldReader } from '../text/field-reader.ts'
import { identityOf } from '../text/identity.ts'
import { canonicalLanguage } from '../text/language.ts'
import { absoluteUrl } from '../text/link.ts'
import { kindOf, positive } from '../text/media-kind.ts'
import { summaryPictures } from '../text/pictures.ts'
import { oneLine, orNull, plain } from '../text/plain-text.ts'
import { standfirstOf } from '../text/standfirst.ts'
import { namesIn, tagsIn } from '../text/tags.ts'
import { deletedEntries } from './deleted-entry.ts'
import { feedPublication } from './feed-publication.ts'
import type { ReadOptions } from './format.ts'
import { descriptionOf, mediaRss } from './media-rss.ts'
import { parsedItems } from './parsed-items.ts'
import { chapterList, episodeLabels } from './podcast.ts'

export type RssChannel = Pick<RssFeed.Feed<string>, 'title' | 'link' | 'language' | 'dc' | 'xml'>
export type RssItem = RssFeed.Item<string>

/** RSS 0.9x and 2.0. */
export function matches(xml: string): boolean {
  return detectRssFeed(xml)
}

export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const channel = parseRssFeed(xml)
  const drafts = (channel.items ?? []).map((item) => draftOf(item, channel, options))
  return parsedItems([...drafts, ...deletedEntries(xml, absoluteUrl(channel.link))])
}

export function draftOf(item: RssItem, channel: RssChannel, { timeZone }: ReadOptions): Draft {
  const feedUrl = absoluteUrl(channel.link)
  const link = linkOf(item, feedUrl)
  const base = absoluteUrl(item.xml?.base, channel.xml?.base) ?? absoluteUrl(channel.xml?.base) ?? link ?? feedUrl
  const chapters = chapterList(item, base)
  const encoded = bodyOf('HTML', item.content?.encoded, base)
  const description = bodyOf('HTML', item.description ?? item.dc?.descriptions?.[0] ?? item.itunes?.summary, base)
  const notes = encoded ?? description ?? bodyOf('HTML', descriptionOf(item.media), base)
  const body = chapters === '' ? notes : bodyOf('HTML', `${notes?.original.body ?? ''}${chapters}`, base)
  const media = mediaOf(item, base)
  const categories = namesIn([
    ...(item.categories ?? []).map(({ name }) => plain(name)),
    ...(item.dc?.subjects ?? []),
    ...(item.media?.keywords ?? []),
    ...(item.itunes?.keywords ?? []),
  ])
  const authors = authorsOf(item)
  const language = canonicalLanguage(
    item.dc?.languages?.[0],
    item.xml?.lang,
    channel.language,
    channel.dc?.languages?.[0],
    channel.xml?.lang,
  )
  const fields = new FieldReader({ timeZone, language })
  fields.check('link', item.link, link, 'is no web address')
  fields.check('language', item.dc?.languages?.[0] ?? channel.language, language, 'is no language tag')
  const id = orNull(oneLine(item.guid?.value))
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, link, feedUrl),
    id,
    feedUrl,
    ...feedPublication(item, fields),
    headline: plain(item.title ?? item.dc?.titles?.[0] ?? item.itunes?.title),
    standfirst: standfirstOf(encoded && description ? orNull(description.text) : null, body),
    original: body?.original ?? null,
    language,
    categories,
    tags: tagsIn(categories),
    ...authors,
    labels: episodeLabels(item, media),
    media: media.length > 0 ? media : summaryPictures(description, body),
    publishedAt: fields.date('pubDate', item.pubDate, item.dc?.dates?.[0], item.atom?.published),
    updatedAt: fields.date('updated', item.atom?.updated, item.dcterms?.modified?.[0]),
    sourceName: orNull(plain(item.source?.title ?? channel.title)),
    sourceUrl: feedUrl,
    itemUrl: link,
    warnings: fields.warnings,
  }
}

/** A guid is a permalink unless `isPermaLink` is false. */
function linkOf(item: RssItem, feedUrl: string | null): string | null {
  const alternate = item.atom?.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
  const permalink = item.guid?.isPermaLink === false ? null : item.guid?.value
  return absoluteUrl(item.link, feedUrl) ?? absoluteUrl(alternate, feedUrl) ?? absoluteUrl(permalink)
}

/** The byline is the credit verbatim, if it says more than the names. */
function authorsOf(item: RssItem): Pick<Draft, 'authors' | 'byline'> {
  const persons = (item.authors ?? []).map(({ name }) => name)
  const written = [item.dc?.creators, persons, [item.itunes?.author]].find((texts) => authorsIn(texts ?? []).length > 0)
  const authors = authorsIn(written ?? [])
  const byline = written?.length === 1 && authors.length > 1 ? oneLine(written[0]) : ''
  return { authors, byline: orNull(byline) }
}

function mediaOf(item: RssItem, base: string | null): MediaSubmission[] {
  const enclosures = (item.enclosures ?? []).map((enclosure): MediaSubmission | null => {
    const url = absoluteUrl(enclosure.url, base)
    const kind = url && kindOf(enclosure.type, url)
    return url && kind ? { kind, url, durationSeconds: positive(item.itunes?.duration) } : null
  })
  const cover = absoluteUrl(item.itunes?.image, base)
  return differentMedia([...mediaRss(item.media, base), ...enclosures, cover ? { kind: 'IMAGE', url: cover } : null])
}
