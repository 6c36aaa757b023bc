import type { MediaSubmission } from '../../../schema/body/body-submission.ts'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../item.ts'
import { FieldReader } from '../text/field-reader.ts'
import { canonicalLanguage } from '../text/language.ts'
import { absoluteUrl } from '../text/link.ts'
import { positive } from '../text/media-kind.ts'
import { oneLine, orNull, plain } from '../text/plain-text.ts'
import { namesIn, tagsIn } from '../text/tags.ts'
import { rootName } from '../xml/root-name.ts'
import { at, children, textOf } from '../xml/select.ts'
import { type Element, parseTree } from '../xml/tree.ts'
import type { ReadOptions } from './format.ts'
import { parsedItems } from './parsed-items.ts'

/** A news sitemap: headlines with their addresses. */
export function matches(xml: string): boolean {
  return rootName(xml) === 'urlset'
}

/** Pages that are no news are left out. */
export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const urls = children(parseTree(xml), 'url').filter((url) => at(url, 'news') !== undefined)
  return parsedItems(urls.map((url) => draftOf(url, options)))
}

function draftOf(url: Element, { timeZone }: ReadOptions): Draft {
  const news = at(url, 'news')
  const language = canonicalLanguage(textOf(at(news, 'publication', 'language')))
  const fields = new FieldReader({ timeZone, language })
  const link = absoluteUrl(textOf(at(url, 'loc')))
  const genres = namesIn((textOf(at(news, 'genres')) ?? '').split(','))
  const keywords = namesIn((textOf(at(news, 'keywords')) ?? '').split(','))
  return {
    ...EMPTY_DRAFT,
    uri: link,
    id: link,
    feedUrl: link === null ? null : new URL('/', link).href,
    headline: oneLine(textOf(at(news, 'title'))),
    standfirst: orNull(plain(textOf(at(url, 'video', 'description')))),
    language,
    categories: keywords,
    tags: tagsIn(keywords),
    genres,
    labels: genres,
    media: [...picturesOf(url), ...filmsOf(url)],
    publishedAt: fields.date('publication_date', textOf(at(news, 'publication_date'))),
    updatedAt: fields.date('lastmod', textOf(at(url, 'lastmod'))),
    sourceName: orNull(oneLine(textOf(at(news, 'publication', 'name')))),
    sourceUrl: link === null ? null : new URL('/', link).href,
    itemUrl: link,
    warnings: fields.warnings,
  }
}

function picturesOf(url: Element): MediaSubmission[] {
  return children(url, 'image').flatMap((image) => {
    const address = absoluteUrl(textOf(at(image, 'loc')))
    const caption = orNull(oneLine(textOf(at(image, 'caption'))))
    const altText = orNull(oneLine(textOf(at(image, 'title')))) ?? caption
    return address === null ? [] : [{ kind: 'IMAGE', url: address, altText, caption } as const]
  })
}

function filmsOf(url: Element): MediaSubmission[] {
  return children(url, 'video').flatMap((video) => {
    const address = absoluteUrl(textOf(at(video, 'content_loc')))
    const caption = orNull(oneLine(textOf(at(video, 'title'))))
    const durationSeconds = positive(Number(textOf(at(video, 'duration')) ?? 0))
    return address === null ? [] : [{ kind: 'VIDEO', url: address, caption, durationSeconds } as const]
  })
}
