import { z } from 'zod'
import { type Draft, EMPTY_DRAFT, type ParsedItem, parsedItem } from '../../item.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { identityOf } from '../../text/identity.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { absoluteUrl } from '../../text/link.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import type { ReadOptions } from '../format.ts'
import { ninjsCredits } from './credits.ts'
import { genresOf, labelWords } from './genre.ts'
import { ninjsMedia } from './media.ts'
import { type NinjsConcept, type NinjsItem, shapedItem } from './shape.ts'
import { headlineOf, ninjsBody, summaryOf } from './text.ts'

const stories = ['text', 'composite', 'picture', 'graphic', 'video', 'audio']

/** One ninjs item of any version. `position`, such as `line 7`, names an item without headline and uri. */
export function readNinjsItem(value: unknown, position: string, options: ReadOptions = {}): ParsedItem {
  const shaped = shapedItem(value)
  if ('problem' in shaped) return { refused: { name: calledBy(value) ?? position, reason: shaped.problem } }
  const { value: item, warnings } = shaped
  if (item.type && !stories.includes(item.type)) {
    const name = headlineOf(item) || oneLine(item.uri) || position
    return { refused: { name, reason: `it is of type ${oneLine(item.type)}, which is no story` } }
  }
  return parsedItem(draftOf(item, warnings, options), position)
}

function draftOf(item: NinjsItem, warnings: readonly string[], { timeZone }: ReadOptions): Draft {
  const original = ninjsBody(item)?.original ?? null
  const language = canonicalLanguage(item.language)
  const fields = new FieldReader({ timeZone, language })
  fields.check('language', item.language, language, 'is no language tag')
  const concepts = [...(item.subjects ?? []), ...(item.subject ?? [])]
  const sections = namesOf(item.service, concepts.filter(isSection))
  const subjects = namesOf(concepts.filter((concept) => !isSection(concept)))
  const media = ninjsMedia(item, original?.body ?? '', fields)
  const updatedAt = fields.date('versionCreated', item.versioncreated)
  return {
    ...EMPTY_DRAFT,
    uri: uriOf(item.uri),
    id: orNull(oneLine(item.uri)),
    pubStatus: pubStatusIn(item.pubstatus, fields),
    embargoedUntil: fields.limit('embargo', item.embargoeduntil ?? item.embargoed),
    expiresAt: fields.limit('expiry', item.expires),
    held: fields.held,
    editorialNote: orNull(oneLine(item.ednote)),
    version: orNull(oneLine(item.version)),
    headline: headlineOf(item),
    standfirst: summaryOf(item),
    original,
    language,
    categories: namesIn([...sections, ...subjects]),
    tags: tagsIn(namesIn([...subjects, ...(item.keywords ?? [])])),
    ...ninjsCredits(item),
    dateline: orNull(oneLine(item.located)),
    slugline: orNull(oneLine(item.slugline)),
    genres: genresOf(item),
    urgency: item.urgency ?? null,
    labels: labelWords(item),
    media,
    publishedAt: fields.date('firstCreated', item.firstpublished, item.firstcreated) ?? updatedAt,
    updatedAt,
    ...sourceOf(item),
    // The uri is an identifier, not a link.
    itemUrl: (item.altids ?? []).map(linkIn).find((url) => url !== null) ?? null,
    related: associated(item, /^(?:related|seealso|see-also)?$/i),
    translationOf: associated(item, /^(?:is)?translation-?(?:of|from)?$/i)[0] ?? null,
    warnings: [...warnings, ...fields.warnings],
  }
}

function uriOf(uri: string | null | undefined): string | null {
  return identityOf(orNull(oneLine(uri)), null, null)
}

function namesOf(...lists: readonly (readonly NinjsConcept[] | null | undefined)[]): string[] {
  return namesIn(lists.flatMap((list) => list ?? []).map(({ name, literal }) => name ?? literal))
}

/** As in the ninjs that we write: it says where the story is, not what it is about. */
function isSection({ rel }: NinjsConcept): boolean {
  return rel?.toLowerCase() === 'section'
}

function sourceOf(item: NinjsItem): Pick<Draft, 'sourceName' | 'sourceUrl'> {
  const source = [...(item.infosources ?? []), ...(item.infosource ?? [])].find(({ name }) => name)
  return {
    sourceName: orNull(oneLine(source?.name ?? item.source ?? item.copyrightholder)),
    sourceUrl: absoluteUrl(source?.uri),
  }
}

type AltId = NonNullable<NinjsItem['altids']>[number]

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
