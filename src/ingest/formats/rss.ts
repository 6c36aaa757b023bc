import { parseRdfFeed, parseRssFeed, type RdfFeed, type RssFeed } from 'feedsmith'
import type { MediaSubmission } from '../../../schema/submission.ts'
import { type Draft, type Reading, reading, unsaid } from '../item.ts'
import { authorsIn } from '../text/author.ts'
import { dateOf } from '../text/date.ts'
import { fragmentOf } from '../text/fragment.ts'
import { identityOf } from '../text/identity.ts'
import { canonicalLanguage } from '../text/language.ts'
import { leadMedia } from '../text/lead-media.ts'
import { absoluteUrl } from '../text/link.ts'
import { kindOf, positive } from '../text/media-kind.ts'
import { oneLine, orNull, plain } from '../text/plain-text.ts'
import { standfirstOf } from '../text/standfirst.ts'
import { namesIn, tagsIn } from '../text/tags.ts'
import { mediaRss } from './media-rss.ts'

type Channel = Pick<RssFeed.Feed<string>, 'title' | 'link' | 'language' | 'dc' | 'xml'>
type Item = RssFeed.Item<string>

/** Reads RSS 0.9x and 2.0. */
export function readRss(xml: string): Reading[] {
  const channel = parseRssFeed(xml)
  return (channel.items ?? []).map((item, index) => reading(draftOf(item, channel), `item ${index + 1}`))
}

/** Reads RSS 1.0, where `rdf:about` identifies items. */
export function readRdf(xml: string): Reading[] {
  const channel: RdfFeed.Feed<string> = parseRdfFeed(xml)
  return (channel.items ?? []).map(({ rdf, ...item }, index) => {
    const about = rdf?.about === undefined ? {} : { guid: { value: rdf.about } }
    return reading(draftOf({ ...item, ...about }, channel), `item ${index + 1}`)
  })
}

function draftOf(item: Item, channel: Channel): Draft {
  const feedUrl = absoluteUrl(channel.link)
  const link = linkOf(item, feedUrl)
  const base = absoluteUrl(item.xml?.base, channel.xml?.base) ?? absoluteUrl(channel.xml?.base) ?? link ?? feedUrl
  const encoded = fragmentOf(item.content?.encoded, base)
  const description = fragmentOf(item.description ?? item.dc?.descriptions?.[0], base)
  const body = encoded.html === null ? description : encoded
  const media = mediaOf(item, base)
  const categories = namesIn([...(item.categories ?? []).map(({ name }) => plain(name)), ...(item.dc?.subjects ?? [])])
  const authors = authorsOf(item)
  return {
    ...unsaid,
    uri: identityOf(orNull(oneLine(item.guid?.value)), link, feedUrl),
    headline: plain(item.title ?? item.dc?.titles?.[0]),
    standfirst: standfirstOf(encoded.html === null ? null : orNull(plain(description.html)), body),
    bodyHtml: media ? body.html : body.withoutLeadingPicture,
    language: canonicalLanguage(
      item.dc?.languages?.[0],
      item.xml?.lang,
      channel.language,
      channel.dc?.languages?.[0],
      channel.xml?.lang,
    ),
    categories,
    tags: tagsIn(categories),
    ...authors,
    media: media ?? body.picture ?? description.picture,
    publishedAt: dateOf(item.pubDate) ?? dateOf(item.dc?.dates?.[0]) ?? dateOf(item.atom?.published),
    updatedAt: dateOf(item.atom?.updated) ?? dateOf(item.dcterms?.modified?.[0]),
    sourceName: orNull(plain(item.source?.title ?? channel.title)),
    sourceUrl: feedUrl,
    itemUrl: link,
  }
}

/** A guid is a permalink unless `isPermaLink` is false. */
function linkOf(item: Item, feedUrl: string | null): string | null {
  const alternate = item.atom?.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
  const permalink = item.guid?.isPermaLink === false ? null : item.guid?.value
  return absoluteUrl(item.link, feedUrl) ?? absoluteUrl(alternate, feedUrl) ?? absoluteUrl(permalink)
}

/** The unchanged credit, if it contains more than the names of the authors. */
function authorsOf(item: Item): Pick<Draft, 'authors' | 'byline'> {
  const persons = (item.authors ?? []).map(({ name }) => name)
  const written = [item.dc?.creators, persons, [item.itunes?.author]].find((texts) => authorsIn(texts ?? []).length > 0)
  const authors = authorsIn(written ?? [])
  const byline = written?.length === 1 && authors.length > 1 ? oneLine(written[0]) : ''
  return { authors, byline: orNull(byline) }
}

function mediaOf(item: Item, base: string | null): MediaSubmission | null {
  const enclosures = (item.enclosures ?? []).map((enclosure): MediaSubmission | null => {
    const url = absoluteUrl(enclosure.url, base)
    const kind = url && kindOf(enclosure.type, url)
    return url && kind ? { kind, url, durationSeconds: positive(item.itunes?.duration) } : null
  })
  const cover = absoluteUrl(item.itunes?.image, base)
  return leadMedia([...mediaRss(item.media, base), ...enclosures, cover ? { kind: 'IMAGE', url: cover } : null])
}
