import { z } from 'zod'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../../item.ts'
import { authorsIn } from '../../text/author.ts'
import { bodyOf } from '../../text/body.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { identityOf } from '../../text/identity.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { absoluteUrl } from '../../text/link.ts'
import { oneLine, orNull, plain } from '../../text/plain-text.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import type { ReadOptions } from '../format.ts'
import { parsedJson } from '../parsed-json.ts'
import { type GhostTables, ghostTables } from './ghost-tables.ts'

const text = z.string().nullish()
/** Old exports have milliseconds. */
const time = z.union([z.string(), z.number().transform((ms) => new Date(ms).toISOString())]).nullish()

const post = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  uuid: text,
  title: z.string(),
  slug: text,
  html: text,
  plaintext: text,
  feature_image: text,
  type: text,
  page: z.union([z.boolean(), z.number()]).nullish(),
  status: text,
  visibility: text,
  locale: text,
  custom_excerpt: text,
  canonical_url: text,
  created_at: time,
  updated_at: time,
  published_at: time,
})

type Post = z.infer<typeof post>

/** An export of Ghost: all its tables. */
export function matches(value: unknown): boolean {
  return ghostTables(value) !== null
}

/** Pages are no stories. */
export function read(value: unknown, options: ReadOptions): ParsedItem[] {
  const tables = ghostTables(value)
  if (tables === null) return []
  const isPage = z.union([
    z.looseObject({ type: z.literal('page') }),
    z.looseObject({ page: z.union([z.literal(1), z.literal(true)]) }),
  ])
  const posts = tables.posts.filter((one) => !isPage.safeParse(one).success)
  return parsedJson(posts, post, (one, warnings) => draftOf(one, warnings, tables, options))
}

function draftOf(one: Post, warnings: readonly string[], tables: GhostTables, { timeZone }: ReadOptions): Draft {
  const language = canonicalLanguage(one.locale, tables.setting('locale'), tables.setting('lang'))
  const fields = new FieldReader({ timeZone, language })
  const site = absoluteUrl(tables.setting('url'))
  const link = absoluteUrl(one.canonical_url) ?? (site && one.slug ? absoluteUrl(`${one.slug}/`, site) : null)
  const id = one.uuid ? `urn:uuid:${one.uuid}` : one.id
  // Exports write this in place of the address of the site.
  const here = (address: string | null | undefined) => address?.replaceAll(/__GHOST_URL__\/?/g, site ?? '/')
  const body = bodyOf('HTML', here(one.html), site) ?? bodyOf('TEXT', one.plaintext)
  const tags = namesIn(tables.tagsOf(one.id))
  const picture = absoluteUrl(here(one.feature_image), site)
  if (one.feature_image && picture === null) {
    fields.drop('feature_image', one.feature_image, 'has no address: the export does not name the site')
  }
  const { altText, caption } = tables.pictureTexts(one.id)
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, link, site),
    id,
    feedUrl: site,
    ...publicationOf(one, fields),
    held: fields.held,
    headline: oneLine(one.title),
    standfirst: standfirstOf(orNull(oneLine(one.custom_excerpt)), body),
    original: body?.original ?? null,
    language,
    categories: tags,
    tags: tagsIn(tags),
    authors: authorsIn(tables.authorsOf(one.id)),
    media: picture
      ? [{ kind: 'IMAGE', url: picture, altText: orNull(oneLine(altText)), caption: orNull(plain(caption)) }]
      : [],
    publishedAt: fields.date('published_at', one.published_at ?? one.created_at),
    updatedAt: fields.date('updated_at', one.updated_at),
    sourceName: orNull(oneLine(tables.setting('title'))),
    sourceUrl: site,
    itemUrl: link,
    warnings: [...warnings, ...fields.warnings],
  }
}

/** A post for members, or one that went out by mail only, is not for everybody. */
function publicationOf({ status, visibility, published_at }: Post, fields: FieldReader): Pick<Draft, 'embargoedUntil'> {
  const embargoedUntil = status === 'scheduled' ? fields.limit('scheduled time', published_at) : null
  if (status === 'draft') fields.hold('It is a draft.')
  else if (status === 'sent') fields.hold('It was sent to members by mail only.')
  else if (status === 'scheduled' && embargoedUntil === null) fields.hold('It is scheduled, without a time.')
  else if (status !== 'published' && status !== 'scheduled') fields.hold(`Its status "${status ?? ''}" is not known.`)
  if (visibility && visibility !== 'public') fields.hold(`It is only for some readers (visibility ${visibility}).`)
  return { embargoedUntil }
}
