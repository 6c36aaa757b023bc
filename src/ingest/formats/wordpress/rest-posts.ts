import { z } from 'zod'
import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../../item.ts'
import { authorsIn } from '../../text/author.ts'
import { bodyOf } from '../../text/body.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { identityOf } from '../../text/identity.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { absoluteUrl } from '../../text/link.ts'
import { orNull, plain } from '../../text/plain-text.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import type { ReadOptions } from '../format.ts'
import { parsedJson } from '../parsed-json.ts'
import { publicationOf, utc } from './publication.ts'

const text = z.string().nullish()
const rendered = z.object({ rendered: text, protected: z.boolean().nullish() })
const media = z.object({
  source_url: text,
  alt_text: text,
  caption: rendered.nullish(),
  media_details: z.object({ width: z.number().nullish(), height: z.number().nullish() }).nullish(),
})

/** The fields that we read of a post. Names of authors and terms are there with `_embed`. */
const post = z.object({
  link: text,
  guid: rendered.nullish(),
  date_gmt: text,
  modified_gmt: text,
  status: text,
  type: text,
  title: rendered,
  content: rendered.nullish(),
  excerpt: rendered.nullish(),
  lang: text,
  _embedded: z
    .object({
      author: z.array(z.object({ name: text })).nullish(),
      'wp:featuredmedia': z.array(media).nullish(),
      'wp:term': z.array(z.array(z.object({ name: text, taxonomy: text }))).nullish(),
    })
    .nullish(),
})

type Post = z.infer<typeof post>

const isPost = z.looseObject({ id: z.number(), title: z.looseObject({ rendered: z.string() }), link: z.string() })

/** Posts of the REST API of WordPress: `/wp-json/wp/v2/posts?_embed`, or one of them. */
export function matches(value: unknown): boolean {
  return isPost.safeParse(Array.isArray(value) ? value[0] : value).success
}

export function read(value: unknown, options: ReadOptions): ParsedItem[] {
  return parsedJson(Array.isArray(value) ? value : [value], post, (one, warnings) => draftOf(one, warnings, options))
}

function draftOf(one: Post, warnings: readonly string[], { timeZone }: ReadOptions): Draft {
  const language = canonicalLanguage(one.lang)
  const fields = new FieldReader({ timeZone, language })
  const { _embedded: embedded } = one
  const link = absoluteUrl(one.link)
  const feedUrl = link === null ? null : new URL('/', link).href
  const id = orNull(plain(one.guid?.rendered))
  const body = bodyOf('HTML', one.content?.rendered, link)
  const terms = (embedded?.['wp:term'] ?? []).flat()
  const named = (taxonomy: string) =>
    namesIn(terms.filter((term) => term.taxonomy === taxonomy).map(({ name }) => plain(name)))
  const [categories, tags] = [named('category'), named('post_tag')]
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, link, feedUrl),
    id,
    feedUrl,
    ...publicationOf(
      {
        status: one.status ?? 'publish',
        type: one.type ?? 'post',
        isProtected: one.content?.protected === true,
        published: utc(one.date_gmt),
        modified: utc(one.modified_gmt),
      },
      fields,
    ),
    headline: plain(one.title.rendered),
    standfirst: standfirstOf(orNull(plain(one.excerpt?.rendered)), body),
    original: body?.original ?? null,
    language,
    categories,
    tags: tagsIn(namesIn([...tags, ...categories])),
    authors: authorsIn((embedded?.author ?? []).map(({ name }) => plain(name))),
    media: (embedded?.['wp:featuredmedia'] ?? []).flatMap(pictureOf).slice(0, 1),
    sourceUrl: feedUrl,
    itemUrl: link,
    warnings: [...warnings, ...fields.warnings],
  }
}

function pictureOf(picture: z.infer<typeof media>): MediaSubmission[] {
  const url = absoluteUrl(picture.source_url)
  if (url === null) return []
  const { width, height } = picture.media_details ?? {}
  const caption = orNull(plain(picture.caption?.rendered))
  return [{ kind: 'IMAGE', url, altText: orNull(plain(picture.alt_text)), caption, width, height }]
}
