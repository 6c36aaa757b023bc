import { z } from 'zod'
import type { Label } from '../../../db/tables/label.ts'
import { type Draft, EMPTY_DRAFT, type ParsedItem, parsedItem } from '../item.ts'
import { limits } from '../limits.ts'
import { authorsIn } from '../text/author.ts'
import { dateOf } from '../text/date.ts'
import { embargoIn } from '../text/embargo.ts'
import { identityOf } from '../text/identity.ts'
import { canonicalLanguage } from '../text/language.ts'
import { absoluteUrl } from '../text/link.ts'
import { oneLine, orNull } from '../text/plain-text.ts'
import { pubStatusIn } from '../text/pub-status.ts'
import { namesIn, tagsIn } from '../text/tags.ts'
import { ninjsMedia } from './ninjs-media.ts'
import { type NinjsItem, ninjsItem } from './ninjs-shape.ts'
import { headlineOf, ninjsBody, summaryOf } from './ninjs-text.ts'

const stories = ['text', 'composite', 'picture', 'graphic', 'video', 'audio']

const labelled = new Map<string, Label>([
  ['video', 'VIDEO'],
  ['audio', 'AUDIO'],
  ['opinion', 'OPINION'],
  ['analysis', 'ANALYSIS'],
  ['exclusive', 'EXCLUSIVE'],
])

/** One ninjs item of any version. `position`, such as `line 7`, names an item without headline and uri. */
export function readNinjsItem(value: unknown, position: string): ParsedItem {
  const parsed = ninjsItem.safeParse(value)
  if (!parsed.success) {
    const reason = parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')
    return { refused: { name: calledBy(value) ?? position, reason } }
  }
  const item = parsed.data
  if (item.type && !stories.includes(item.type)) {
    const name = headlineOf(item) || oneLine(item.uri) || position
    return { refused: { name, reason: `it is of type ${oneLine(item.type)}, which is no story` } }
  }
  return parsedItem(draftOf(item), position)
}

function draftOf(item: NinjsItem): Draft {
  const original = ninjsBody(item)?.original ?? null
  const concepts = [...(item.subjects ?? []), ...(item.subject ?? [])]
  const categories = namesIn(concepts.map(({ name, literal }) => name ?? literal))
  const sources = [...(item.infosources ?? []), ...(item.infosource ?? [])]
  const embargo = embargoIn(item.embargoeduntil ?? item.embargoed)
  const { pubStatus, held } = pubStatusIn(item.pubstatus)
  return {
    ...EMPTY_DRAFT,
    uri: uriOf(item.uri),
    id: orNull(oneLine(item.uri)),
    pubStatus,
    held: held ?? embargo.held,
    editorialNote: orNull(oneLine(item.ednote)),
    version: orNull(oneLine(item.version)),
    headline: headlineOf(item),
    standfirst: summaryOf(item),
    original,
    language: canonicalLanguage(item.language),
    categories,
    tags: tagsIn(namesIn([...categories, ...(item.keywords ?? [])])),
    ...creditsOf(item),
    dateline: orNull(oneLine(item.located)),
    slugline: orNull(oneLine(item.slugline)),
    genre: genresOf(item).find((name) => name.length <= limits.maxTagCharacters) ?? null,
    urgency: item.urgency ?? null,
    labels: labelsOf(item),
    media: ninjsMedia(item, original?.body ?? ''),
    publishedAt: dateOf(item.firstcreated) ?? dateOf(item.versioncreated),
    updatedAt: dateOf(item.versioncreated),
    embargoedUntil: embargo.embargoedUntil,
    expiresAt: dateOf(item.expires),
    sourceName: orNull(oneLine(sources.find(({ name }) => name)?.name ?? item.copyrightholder)),
    sourceUrl: absoluteUrl(sources.find(({ name }) => name)?.uri),
    // The uri is an identifier, not a link.
    itemUrl: (item.altids ?? []).map(linkIn).find((url) => url !== null) ?? null,
    related: associated(item, /^(?:related|seealso|see-also)?$/i),
    translationOf: associated(item, /^(?:is)?translation-?(?:of|from)?$/i)[0] ?? null,
  }
}

/** The authors by name. `by` is free text: the byline, if it says more than the names. */
function creditsOf(item: NinjsItem): Pick<Draft, 'authors' | 'byline'> {
  const by = oneLine(item.by) || oneLine(item.byline)
  const people = [...(item.people ?? []), ...(item.person ?? [])]
  const writers = people.filter(({ rel }) => /^(?:author|creator|writer|by)$/i.test(rel ?? ''))
  const authors = authorsIn(writers.length > 0 ? writers.map(({ name }) => name) : [by])
  return { authors, byline: authors.length === 1 && authors[0] === by ? null : orNull(by) }
}

function uriOf(uri: string | null | undefined): string | null {
  return identityOf(orNull(oneLine(uri)), null, null)
}

function labelsOf(item: NinjsItem): Label[] {
  const words = [item.type ?? '', ...genresOf(item)]
  const labels = words.map((word) => labelled.get(word.toLowerCase())).filter((label) => label !== undefined)
  return [...new Set(labels)]
}

type AltId = NonNullable<NinjsItem['altids']>[number]

function genresOf(item: NinjsItem): string[] {
  return namesIn([...(item.genres ?? []), ...(item.genre ?? [])].map(({ name, literal }) => name ?? literal))
}

function linkIn({ role, name, value }: AltId): string | null {
  return /^(?:web)?(?:url|link|canonical|permalink)$/i.test(role ?? name ?? '') ? absoluteUrl(value) : null
}

function associated(item: NinjsItem, rel: RegExp): string[] {
  const texts = (item.associations ?? []).filter(({ type }) => !type || type === 'text' || type === 'composite')
  return texts
    .filter((text) => !text.renditions?.length && rel.test(text.rel ?? ''))
    .map(({ uri }) => uriOf(uri))
    .filter((uri) => uri !== null)
}

function calledBy(value: unknown): string | null {
  const named = z.looseObject({ uri: z.string().optional(), headline: z.string().optional() }).safeParse(value)
  return orNull(oneLine(named.data?.headline ?? named.data?.uri))
}
