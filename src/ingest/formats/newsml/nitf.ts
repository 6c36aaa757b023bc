import { type Draft, EMPTY_DRAFT, type ParsedItem } from '../../item.ts'
import { bodyOf } from '../../text/body.ts'
import { bylineCredits } from '../../text/byline.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { identityOf } from '../../text/identity.ts'
import { canonicalLanguage } from '../../text/language.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import { pubStatusIn } from '../../text/pub-status.ts'
import { standfirstOf } from '../../text/standfirst.ts'
import { namesIn, tagsIn } from '../../text/tags.ts'
import { htmlOf } from '../../xml/html.ts'
import { rootName } from '../../xml/root-name.ts'
import { at, attributeOf, children, textOf, within } from '../../xml/select.ts'
import { type Element, parseTree } from '../../xml/tree.ts'
import type { ReadOptions } from '../format.ts'
import { parsedItems } from '../parsed-items.ts'

/** NITF, the News Industry Text Format of the IPTC: one story. */
export function matches(xml: string): boolean {
  return rootName(xml) === 'nitf'
}

export function read(xml: string, options: ReadOptions): ParsedItem[] {
  return parsedItems([nitfDraft(parseTree(xml), options)])
}

function nitfDraft(nitf: Element, { timeZone }: ReadOptions): Draft {
  const head = at(nitf, 'head')
  const data = at(head, 'docdata')
  const [bodyHead, content, end] = ['body.head', 'body.content', 'body.end'].map((name) => at(nitf, 'body', name))
  const language = canonicalLanguage(...[nitf, content].map((one) => attributeOf(one, 'xml:lang')))
  const fields = new FieldReader({ timeZone, language })
  const id = orNull(oneLine(attributeOf(at(data, 'doc-id'), 'id-string') ?? attributeOf(at(data, 'du-key'), 'key')))
  const body = bodyOf('HTML', htmlOf([...(content?.children ?? []), ...children(end, 'tagline')]))
  const subjects = subjectsOf(head)
  const keywords = children(at(data, 'key-list'), 'keyword').map((keyword) => attributeOf(keyword, 'key'))
  const issued = fields.date(
    'date.issue',
    normOf(data, 'date.issue'),
    attributeOf(at(head, 'pubdata'), 'date.publication'),
  )
  return {
    ...EMPTY_DRAFT,
    uri: identityOf(id, null, null),
    id,
    ...publicationOf(data, fields),
    held: fields.held,
    editorialNote: orNull(oneLine(attributeOf(at(data, 'ed-msg'), 'info'))),
    version: orNull(oneLine(attributeOf(at(data, 'du-key'), 'version'))),
    headline: oneLine(textOf(at(bodyHead, 'hedline', 'hl1')) ?? textOf(at(head, 'title'))),
    standfirst: standfirstOf(orNull(oneLine(textOf(at(bodyHead, 'abstract')))), body),
    original: body?.original ?? null,
    language,
    categories: namesIn([...subjects, attributeOf(at(head, 'pubdata'), 'position.section')]),
    tags: tagsIn(namesIn([...subjects, ...keywords])),
    ...bylineCredits(children(bodyHead, 'byline').map(nameIn)),
    dateline: orNull(oneLine(textOf(at(bodyHead, 'dateline', 'location')))),
    urgency: urgencyIn(attributeOf(at(data, 'urgency'), 'ed-urg')),
    publishedAt: issued,
    updatedAt: issued,
    sourceName: orNull(
      oneLine(textOf(at(bodyHead, 'distributor')) ?? attributeOf(at(data, 'doc.copyright'), 'holder')),
    ),
    warnings: fields.warnings,
  }
}

/** `embargoed` is usable once it is released. */
function publicationOf(
  data: Element | undefined,
  fields: FieldReader,
): Pick<Draft, 'pubStatus' | 'embargoedUntil' | 'expiresAt'> {
  const status = oneLine(attributeOf(data, 'management-status')).toLowerCase()
  const isEmbargoed = status === 'embargoed'
  const embargoedUntil = fields.limit('release', normOf(data, 'date.release'))
  if (isEmbargoed && embargoedUntil === null) fields.hold('It is under an embargo, without a time.')
  return {
    pubStatus: pubStatusIn(isEmbargoed ? 'usable' : status, fields),
    embargoedUntil,
    expiresAt: fields.limit('expiry', normOf(data, 'date.expire')),
  }
}

function normOf(data: Element | undefined, name: string): string | undefined {
  return attributeOf(at(data, name), 'norm')
}

function subjectsOf(head: Element | undefined): string[] {
  const subjects = within(head, 'tobject.subject')
  const levels = ['tobject.subject.type', 'tobject.subject.matter', 'tobject.subject.detail']
  return namesIn(subjects.flatMap((subject) => levels.map((level) => attributeOf(subject, level))))
}

/** Without the title of the author. */
function nameIn(byline: Element): string {
  return byline.children
    .map((child) => (typeof child === 'string' ? child : child.name === 'byttl' ? '' : textOf(child)))
    .join('')
}

export function urgencyIn(text: string | undefined): number | null {
  const urgency = Number(text)
  return Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : null
}
