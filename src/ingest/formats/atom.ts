import { type AtomFeed, detectAtomFeed, parseAtomFeed } from 'feedsmith'
import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../item.ts'
import { authorsIn } from '../text/author.ts'
import { type Body, bodyOf } from '../text/body.ts'
import { differentMedia } from '../text/different-media.ts'
import { FieldReader } from '../text/field-reader.ts'
import { identityOf } from '../text/identity.ts'
import { canonicalLanguage } from '../text/language.ts'
import { absoluteUrl } from '../text/link.ts'
import { kindOf } from '../text/media-kind.ts'
import { summaryPictures } from '../text/pictures.ts'
import { oneLine, orNull, plain } from '../text/plain-text.ts'
import { standfirstOf } from '../text/standfirst.ts'
import { namesIn, tagsIn } from '../text/tags.ts'
import { deletedEntries } from './deleted-entry.ts'
import { feedPublication } from './feed-publication.ts'
import type { ReadOptions } from './format.ts'
import { descriptionOf, mediaRss } from './media-rss.ts'
import { parsedItems } from './parsed-items.ts'

type Feed = AtomFeed.Feed<string>
type Entry = AtomFeed.Entry<string>
type Links = AtomFeed.Entry<string>['links']

export function matches(xml: string): boolean {
  return detectAtomFeed(xml)
}

export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const feed = parseAtomFeed(xml)
  const drafts = (feed.entries ?? []).filter(isStory).map((entry) => draftOf(entry, feed, options))
  return parsedItems([...drafts, ...deletedEntries(xml, basesOf(feed).feedUrl)], 'entry')
}

/** An export of Blogger has comments, templates and settings too. */
function isStory({ categories }: Entry): boolean {
  const kind = (categories ?? []).find(({ scheme }) => scheme?.endsWith('#kind'))
  return kind === undefined || kind.term?.endsWith('#post') === true
}

function basesOf(feed: Feed): { readonly feedBase: string | null; readonly feedUrl: string | null } {
  const self = linkOf(feed.links, 'self', null)
  const feedBase = absoluteUrl(feed.xml?.base, self) ?? linkOf(feed.links, 'alternate', self)
  return { feedBase, feedUrl: linkOf(feed.links, 'alternate', feedBase) }
}

function draftOf(entry: Entry, feed: Feed, { timeZone }: ReadOptions): Draft {
  const { feedBase, feedUrl } = basesOf(feed)
  const base = absoluteUrl(entry.xml?.base, feedBase) ?? feedBase
  const link = linkOf(entry.links, 'alternate', base)
  const content = bodyIn(entry.content, base ?? link)
  const summary = bodyIn(entry.summary, base ?? link)
  const body = content ?? summary ?? bodyOf('TEXT', descriptionOf(entry.media), base)
  const media = mediaOf(entry, base)
  const categories = namesIn((entry.categories ?? []).map(({ label, term }) => label ?? term))
  const people = [entry.authors, entry.source?.authors, feed.authors].find((persons) => persons?.length)
  const id = orNull(oneLine(entry.id))
  const language = canonicalLanguage(
    entry.dc?.languages?.[0],
    entry.content?.xml?.lang,
    entry.xml?.lang,
    feed.xml?.lang,
    feed.dc?.languages?.[0],
  )
  const fields = new FieldReader({ timeZone, language })
  fields.check('link', entry.links?.find(isAlternate)?.href, link, 'is no web address')
  fields.check('xml:lang', entry.xml?.lang ?? feed.xml?.lang, language, 'is no language tag')
  const updatedAt = fields.date('updated', entry.updated)
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, link, feedUrl),
    id,
    feedUrl,
    ...feedPublication(entry, fields),
    headline: textIn(entry.title),
    standfirst: standfirstOf(content && summary ? orNull(summary.text) : null, body),
    original: body?.original ?? null,
    language,
    categories,
    tags: tagsIn(categories),
    authors: authorsIn((people ?? []).map(({ name }) => name)),
    media: media.length > 0 ? media : summaryPictures(summary, body),
    publishedAt: fields.date('published', entry.published, entry.dc?.dates?.[0]) ?? updatedAt,
    updatedAt,
    sourceName: orNull(textIn(entry.source?.title ?? feed.title)),
    sourceUrl: feedUrl,
    itemUrl: link,
    warnings: fields.warnings,
  }
}

function isAlternate({ rel }: { readonly rel?: string }): boolean {
  return (rel ?? 'alternate') === 'alternate'
}

function linkOf(links: Links, rel: string, base: string | null): string | null {
  const found = links?.find((link) => (link.rel ?? 'alternate') === rel)
  return absoluteUrl(found?.href, base)
}

function textIn(text: AtomFeed.Text | undefined): string {
  return isMarkup(text?.type) ? plain(text?.value) : oneLine(text?.value)
}

/** In Atom, a text construct declares whether it is HTML. If not, `<b>` is literal text. */
function bodyIn(text: AtomFeed.Text | AtomFeed.Content | undefined, base: string | null): Body | null {
  return bodyOf(isMarkup(text?.type) ? 'HTML' : 'TEXT', text?.value, absoluteUrl(text?.xml?.base, base), base)
}

function isMarkup(type: string | undefined): boolean {
  return /html/i.test(type ?? '')
}

function mediaOf(entry: Entry, base: string | null): MediaSubmission[] {
  const enclosures = (entry.links ?? []).map((link): MediaSubmission | null => {
    const url = link.rel === 'enclosure' ? absoluteUrl(link.href, base) : null
    const kind = url && kindOf(link.type, url)
    return url && kind ? { kind, url, altText: orNull(oneLine(link.title)) } : null
  })
  return differentMedia([...mediaRss(entry.media, base), ...enclosures])
}
