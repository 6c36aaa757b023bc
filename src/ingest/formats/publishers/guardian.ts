import { z } from 'zod'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../../item.ts'
import { authorsIn } from '../../text/author.ts'
import { bodyOf } from '../../text/body.ts'
import { withoutBy } from '../../text/byline.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { absoluteUrl } from '../../text/link.ts'
import { oneLine, orNull, plain } from '../../text/plain-text.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import type { ReadOptions } from '../format.ts'
import { parsedJson } from '../parsed-json.ts'
import { guardianElement, guardianMedia } from './guardian-media.ts'

const text = z.string().nullish()
const boolean = z.union([z.boolean(), z.string().transform((value) => value === 'true')]).nullish()

const content = z.object({
  id: z.string(),
  type: text,
  sectionName: text,
  webPublicationDate: text,
  webTitle: text,
  webUrl: text,
  isGone: boolean,
  isExpired: boolean,
  fields: z
    .object({
      headline: text,
      trailText: text,
      standfirst: text,
      body: text,
      bodyText: text,
      byline: text,
      thumbnail: text,
      lastModified: text,
      lang: text,
      publication: text,
      internalRevision: text,
    })
    .nullish(),
  tags: z.array(z.object({ type: text, webTitle: text })).nullish(),
  elements: z.array(guardianElement).nullish(),
})

type Content = z.infer<typeof content>

const response = z.object({
  response: z.looseObject({ results: z.array(z.unknown()).optional(), content: z.unknown().optional() }),
})

/** The Content API of the Guardian: a search, or one item with `show-fields=all&show-tags=all&show-elements=all`. */
export function matches(value: unknown): boolean {
  const found = response.safeParse(value).data?.response
  return found !== undefined && (found.results !== undefined || found.content !== undefined)
}

export function read(value: unknown, options: ReadOptions): ParsedItem[] {
  const found = response.safeParse(value).data?.response
  const contents = found?.results ?? [found?.content]
  return parsedJson(contents, content, (one, warnings) => draftOf(one, warnings, options))
}

function draftOf(one: Content, warnings: readonly string[], { timeZone }: ReadOptions): Draft {
  const given = one.fields ?? {}
  const language = canonicalLanguage(given.lang, 'en')
  const fields = new FieldReader({ timeZone, language })
  const link = absoluteUrl(one.webUrl)
  const body = bodyOf('HTML', given.body, link) ?? bodyOf('TEXT', given.bodyText)
  const named = (type: string) =>
    namesIn((one.tags ?? []).filter((tag) => tag.type === type).map((tag) => plain(tag.webTitle)))
  const byline = withoutBy(plain(given.byline))
  const contributors = named('contributor')
  const authors = authorsIn(contributors.length > 0 ? contributors : [byline])
  return {
    ...EMPTY_DRAFT,
    uri: link,
    id: one.id,
    feedUrl: link === null ? null : new URL('/', link).href,
    // Both are how the API says that an item is not to be shown any more.
    pubStatus: one.isGone || one.isExpired ? 'withheld' : 'usable',
    version: orNull(oneLine(given.internalRevision)),
    headline: plain(given.headline ?? one.webTitle),
    standfirst: standfirstOf(orNull(plain(given.standfirst) || plain(given.trailText)), body),
    original: body?.original ?? null,
    language,
    categories: namesIn([one.sectionName, ...named('keyword')]),
    tags: tagsIn(namesIn([...named('keyword'), ...named('series')])),
    authors,
    byline: authors.length === 1 && authors[0] === byline ? null : orNull(byline),
    labels: namesIn([one.type, ...named('tone')]),
    media: guardianMedia(one.elements ?? [], given.thumbnail, link),
    publishedAt: fields.date('webPublicationDate', one.webPublicationDate),
    updatedAt: fields.date('lastModified', given.lastModified),
    sourceName: orNull(oneLine(given.publication)) ?? 'The Guardian',
    sourceUrl: link === null ? null : new URL('/', link).href,
    itemUrl: link,
    warnings: [...warnings, ...fields.warnings],
  }
}
