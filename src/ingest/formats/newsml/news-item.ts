import type { MediaSubmission } from '../../../../schema/body/body-submission.ts'
import { type Draft, EMPTY_DRAFT } from '../../item.ts'
import { bylineCredits, withoutBy } from '../../text/byline.ts'
import { differentMedia } from '../../text/different-media.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { identityOf } from '../../text/identity.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { absoluteUrl } from '../../text/link.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import { at, attributeOf, children, textOf } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'
import type { ReadOptions } from '../format.ts'
import { mediaOf } from '../ninjs/media.ts'
import { bodyOfContent } from './content-set.ts'
import { urgencyIn } from './nitf.ts'
import { publicationOf } from './publication.ts'

/** What the item is, as the code of an IPTC vocabulary: `text`, `picture` … */
function classOf(item: Element): string {
  return codeOf(at(item, 'itemMeta', 'itemClass')).toLowerCase()
}

/** An item without a class is a text. Concepts, plans and advertisements are no stories. */
export function isStory(item: Element): boolean {
  return /^(?:|text|composite|picture|graphic|video|audio|animated)$/.test(classOf(item))
}

/** The last part of a code such as `stat:usable`, or of the address of a concept. */
export function codeOf(element: Element | undefined): string {
  const code = attributeOf(element, 'qcode') ?? attributeOf(element, 'uri') ?? attributeOf(element, 'literal')
  return lastPart(code)
}

function lastPart(code: string | null | undefined): string {
  return oneLine(code).replace(/^.*[:/]/, '')
}

export function newsItemDraft(item: Element, companions: readonly MediaSubmission[], { timeZone }: ReadOptions): Draft {
  const [itemMeta, meta] = [at(item, 'itemMeta'), at(item, 'contentMeta')]
  const language = canonicalLanguage(attributeOf(at(meta, 'language'), 'tag'), attributeOf(item, 'xml:lang'))
  const fields = new FieldReader({ timeZone, language })
  const id = orNull(oneLine(attributeOf(item, 'guid')))
  const body = bodyOfContent(at(item, 'contentSet'))
  const subjects = namesOf(children(meta, 'subject'), language)
  const genres = namesOf(children(meta, 'genre'), language)
  const updatedAt = fields.date('versionCreated', textOf(at(itemMeta, 'versionCreated')))
  const links = children(itemMeta, 'link')
  const source = [at(meta, 'infoSource'), at(itemMeta, 'provider'), at(item, 'rightsInfo', 'copyrightHolder')]
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, null, null),
    id,
    ...publicationOf(itemMeta, fields),
    held: fields.held,
    editorialNote: orNull(oneLine(textOf(at(itemMeta, 'edNote')))),
    version: orNull(oneLine(attributeOf(item, 'version'))),
    headline: headlineOf(item),
    standfirst: standfirstOf(descriptionOf(meta), body),
    original: body?.original ?? null,
    language,
    categories: namesIn([...namesOf(children(itemMeta, 'service'), language), ...subjects]),
    tags: tagsIn(namesIn([...subjects, ...children(meta, 'keyword').map(textOf)])),
    ...creditsOf(meta, language),
    dateline: orNull(namesOf(children(meta, 'located'), language)[0] ?? ''),
    slugline: orNull(oneLine(textOf(at(meta, 'slugline')))),
    genres,
    labels: genres,
    urgency: urgencyIn(textOf(at(meta, 'urgency'))),
    media: differentMedia([...mediaOfItem(item), ...companions]),
    publishedAt: fields.date('firstCreated', textOf(at(itemMeta, 'firstCreated'))) ?? updatedAt,
    updatedAt,
    sourceName: orNull(source.map((one) => nameOf(one, language) || codeOf(one)).find((name) => name !== '') ?? ''),
    itemUrl: relatedUrl(links, /alternate$/i) ?? relatedUrl(links, /canonical$/i),
    related: links.filter((link) => /seealso|related/i.test(relationOf(link))).flatMap(residrefOf),
    warnings: fields.warnings,
  }
}

/** The picture or recording that an item is; nothing of a text. */
export function mediaOfItem(item: Element): MediaSubmission[] {
  const meta = at(item, 'contentMeta')
  const renditions = children(at(item, 'contentSet'), 'remoteContent').map((content) => ({
    name: lastPart(attributeOf(content, 'rendition')),
    href: attributeOf(content, 'href'),
    contenttype: attributeOf(content, 'contenttype'),
    width: Number(attributeOf(content, 'width') ?? 0),
    height: Number(attributeOf(content, 'height') ?? 0),
    duration: Number(attributeOf(content, 'duration') ?? 0),
  }))
  const media = mediaOf({
    type: classOf(item),
    headline: headlineOf(item),
    description_text: descriptionOf(meta),
    creditline: textOf(at(meta, 'creditline')),
    by: textOf(at(meta, 'by')) ?? nameOf(at(meta, 'creator'), null),
    copyrightholder: nameOf(at(item, 'rightsInfo', 'copyrightHolder'), null),
    renditions,
  })
  return media ? [media] : []
}

function headlineOf(item: Element): string {
  const headlines = children(at(item, 'contentMeta'), 'headline')
  const main = headlines.find((headline) => /main|^$/.test(attributeOf(headline, 'role') ?? '')) ?? headlines[0]
  return oneLine(textOf(main) ?? textOf(at(item, 'itemMeta', 'title')))
}

function descriptionOf(meta: Element | undefined): string | null {
  const descriptions = children(meta, 'description')
  const summary = descriptions.find((one) => /summary|caption/.test(attributeOf(one, 'role') ?? '')) ?? descriptions[0]
  return orNull(oneLine(textOf(summary)))
}

/** The creators are the authors, unless the byline lists names, of which it may have more. It stays if it says more than names. */
function creditsOf(meta: Element | undefined, language: string | null): Pick<Draft, 'authors' | 'byline'> {
  const bylines = children(meta, 'by').map(textOf)
  const people = children(meta, 'creator').filter((one) => !/organi[sz]ation/.test(attributeOf(one, 'type') ?? ''))
  const named = bylineCredits(namesOf(people, language))
  const written = bylineCredits(bylines)
  if (named.authors.length === 0 || written.authors.length > bylines.length) return written
  const byline = bylines.map(withoutBy).join(', ')
  return { authors: named.authors, byline: byline === named.authors.join(', ') ? null : orNull(byline) }
}

function namesOf(concepts: readonly Element[], language: string | null): string[] {
  return namesIn(concepts.map((concept) => nameOf(concept, language)))
}

/** The name in the language of the item, else the first. */
function nameOf(concept: Element | undefined, language: string | null): string {
  const names = children(concept, 'name')
  const own = names.find((name) => attributeOf(name, 'xml:lang') === language) ?? names[0]
  return oneLine(textOf(own) ?? attributeOf(concept, 'literal'))
}

function relatedUrl(links: readonly Element[], relation: RegExp): string | null {
  const found = links.filter((link) => relation.test(relationOf(link)))
  return found.map((link) => absoluteUrl(attributeOf(link, 'href'))).find((url) => url !== null) ?? null
}

function relationOf(link: Element): string {
  return attributeOf(link, 'rel') ?? attributeOf(link, 'reluri') ?? ''
}

function residrefOf(link: Element): string[] {
  const uri = identityOf(orNull(oneLine(attributeOf(link, 'residref'))), null, null)
  return uri === null ? [] : [uri]
}
