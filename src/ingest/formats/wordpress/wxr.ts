import type { ParsedItem } from '../../item.ts'
import { type Draft, EMPTY_DRAFT } from '../../item.ts'
import { authorsIn } from '../../text/author.ts'
import { bodyOf } from '../../text/body.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { identityOf } from '../../text/identity.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { absoluteUrl } from '../../text/link.ts'
import { oneLine, orNull, plain } from '../../text/plain-text.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import { at, attributeOf, children, textOf } from '../../xml/select.ts'
import { type Element, parseTree } from '../../xml/tree.ts'
import type { ReadOptions } from '../format.ts'
import { parsedItems } from '../parsed-items.ts'
import { attachmentsIn, type Pictures } from './attachments.ts'
import { publicationOf, utc } from './publication.ts'
import { renderedContent } from './rendered-content.ts'

const CONTENT = 'http://purl.org/rss/1.0/modules/content/'

/** The types of WordPress itself that are no stories. Those of plugins may be. */
const NO_STORY =
  /^(?:attachment|page|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*)$/

/** An export of WordPress (WXR): RSS that has everything, not only what is public. */
export function matches(xml: string): boolean {
  return xml.slice(0, 4000).includes('http://wordpress.org/export/')
}

/** Attachments come with the posts that show them; menus, pages and revisions are left out. */
export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const channel = at(parseTree(xml), 'channel')
  const items = children(channel, 'item')
  const site = { channel, authors: authorNames(channel), pictures: attachmentsIn(items) }
  const posts = items.filter((item) => !NO_STORY.test(fieldOf(item, 'post_type')))
  return parsedItems(posts.map((post) => draftOf(post, site, options)))
}

interface Site {
  readonly channel: Element | undefined
  /** Display names by login. */
  readonly authors: ReadonlyMap<string, string>
  readonly pictures: Pictures
}

function draftOf(post: Element, { channel, authors, pictures }: Site, { timeZone }: ReadOptions): Draft {
  const language = canonicalLanguage(fieldOf(channel, 'language'))
  const fields = new FieldReader({ timeZone, language })
  const feedUrl = absoluteUrl(fieldOf(channel, 'base_site_url')) ?? absoluteUrl(fieldOf(channel, 'link'))
  const id = orNull(fieldOf(post, 'guid'))
  const link = absoluteUrl(fieldOf(post, 'link'), feedUrl)
  const encoded = children(post, 'encoded')
  const content = textOf(encoded.find(({ namespace }) => namespace === CONTENT)) ?? ''
  const excerpt = textOf(encoded.find(({ namespace }) => namespace.includes('excerpt')))
  const body = bodyOf('HTML', renderedContent(content, pictures), link, feedUrl)
  const categories = termsOf(post, 'category')
  const coauthors = termsOf(post, 'author')
  const creator = fieldOf(post, 'creator')
  const thumbnail = pictures.get(metaOf(post, '_thumbnail_id'))
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, link, feedUrl),
    id,
    feedUrl,
    ...publicationOf(
      {
        status: fieldOf(post, 'status'),
        type: fieldOf(post, 'post_type'),
        isProtected: fieldOf(post, 'post_password') !== '',
        published: utc(fieldOf(post, 'post_date_gmt')) ?? fieldOf(post, 'pubDate'),
        modified: utc(fieldOf(post, 'post_modified_gmt')),
      },
      fields,
    ),
    headline: plain(fieldOf(post, 'title')),
    standfirst: standfirstOf(orNull(plain(excerpt)), body),
    original: body?.original ?? null,
    language,
    categories,
    tags: tagsIn(namesIn([...termsOf(post, 'post_tag'), ...categories])),
    authors: authorsIn(coauthors.length > 0 ? coauthors : [authors.get(creator) ?? creator]),
    media: thumbnail ? [thumbnail] : [],
    sourceName: orNull(plain(fieldOf(channel, 'title'))),
    sourceUrl: feedUrl,
    itemUrl: link,
    warnings: fields.warnings,
  }
}

function fieldOf(element: Element | undefined, name: string): string {
  return oneLine(textOf(at(element, name)))
}

function termsOf(post: Element, domain: string): string[] {
  const terms = children(post, 'category').filter((term) => attributeOf(term, 'domain') === domain)
  return namesIn(terms.map((term) => plain(textOf(term))))
}

function metaOf(post: Element, key: string): string {
  return fieldOf(
    children(post, 'postmeta').find((meta) => fieldOf(meta, 'meta_key') === key),
    'meta_value',
  )
}

function authorNames(channel: Element | undefined): Map<string, string> {
  const authors = children(channel, 'author')
  return new Map(authors.map((author) => [fieldOf(author, 'author_login'), fieldOf(author, 'author_display_name')]))
}
