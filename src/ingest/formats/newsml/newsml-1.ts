import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../../item.ts'
import { bylineCredits } from '../../text/byline.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import { rootName } from '../../xml/root-name.ts'
import { at, attributeOf, children, textOf, within } from '../../xml/select.ts'
import { type Element, parseTree } from '../../xml/tree.ts'
import type { ReadOptions } from '../format.ts'
import { parsedItems } from '../parsed-items.ts'
import { bodyOfComponent, mediaOfComponent } from './news-component.ts'
import { managementOf } from './news-management.ts'
import { urgencyIn } from './nitf.ts'

/** NewsML 1.0 to 1.2 of the IPTC. */
export function matches(xml: string): boolean {
  return rootName(xml) === 'NewsML'
}

export function read(xml: string, options: ReadOptions): ParsedItem[] {
  return parsedItems(children(parseTree(xml), 'NewsItem').map((item) => draftOf(item, options)))
}

function draftOf(item: Element, { timeZone }: ReadOptions): Draft {
  const component = at(item, 'NewsComponent')
  const [descriptive] = within(component, 'DescriptiveMetadata')
  const [administrative] = within(component, 'AdministrativeMetadata')
  const [lines] = within(component, 'NewsLines')
  const management = at(item, 'NewsManagement')
  const language = canonicalLanguage(formalName(at(descriptive, 'Language')), attributeOf(item, 'xml:lang'))
  const fields = new FieldReader({ timeZone, language })
  const body = bodyOfComponent(component)
  const subjects = subjectsOf(component)
  const keywords = children(lines, 'KeywordLine').map(textOf)
  const updatedAt = fields.date('ThisRevisionCreated', textOf(at(management, 'ThisRevisionCreated')))
  const parties = ['Source', 'Provider', 'Creator'].map((name) => formalName(at(administrative, name, 'Party')))
  const genres = namesIn([formalName(at(descriptive, 'Genre'))])
  return {
    ...EMPTY_DRAFT,
    ...identityIn(item),
    ...managementOf(management, fields),
    held: fields.held,
    headline: oneLine(textOf(at(lines, 'HeadLine'))),
    standfirst: standfirstOf(orNull(oneLine(textOf(at(lines, 'SubHeadLine')))), body),
    original: body?.original ?? null,
    language,
    categories: subjects,
    tags: tagsIn(namesIn([...subjects, ...keywords])),
    ...bylineCredits(children(lines, 'ByLine').map(textOf)),
    dateline: orNull(oneLine(textOf(at(lines, 'DateLine')))),
    slugline: orNull(oneLine(textOf(at(lines, 'SlugLine')))),
    genres,
    labels: genres,
    urgency: urgencyIn(formalName(at(management, 'Urgency'))),
    media: mediaOfComponent(component),
    publishedAt: fields.date('FirstCreated', textOf(at(management, 'FirstCreated'))) ?? updatedAt,
    updatedAt,
    sourceName: orNull(parties.find((name) => name !== '') ?? ''),
    warnings: fields.warnings,
  }
}

/** The public identifier ends with the revision, which changes: the identity is what stands before it. */
function identityIn(item: Element): Pick<Draft, 'uri' | 'id' | 'version'> {
  const identifier = at(item, 'Identification', 'NewsIdentifier')
  const [provider, date, name, revision] = ['ProviderId', 'DateId', 'NewsItemId', 'RevisionId'].map((part) =>
    oneLine(textOf(at(identifier, part))),
  )
  const uri = provider && date && name ? `urn:newsml:${provider}:${date}:${name}` : null
  return { uri, id: uri, version: orNull(revision ?? '') }
}

/** The names of topics that come with their names, in the language of the description. */
function subjectsOf(component: Element | undefined): string[] {
  const topics = within(component, 'Topic').map((topic) =>
    children(topic, 'Description').filter((one) => /^(?:Name)?$/.test(attributeOf(one, 'Variant') ?? '')),
  )
  return namesIn(topics.map(([name]) => textOf(name)))
}

export function formalName(element: Element | undefined): string {
  return oneLine(attributeOf(element, 'FormalName'))
}
