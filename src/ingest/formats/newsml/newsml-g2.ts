import type { ParsedItem } from '../../item.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { rootName } from '../../xml/root-name.ts'
import { at, attributeOf, within } from '../../xml/select.ts'
import { type Element, parseTree } from '../../xml/tree.ts'
import type { ReadOptions } from '../format.ts'
import { parsedItems } from '../parsed-items.ts'
import { isStory, mediaOfItem, newsItemDraft } from './news-item.ts'
import { publicationOf } from './publication.ts'

const ROOTS = ['newsMessage', 'newsItem', 'packageItem', 'knowledgeItem', 'conceptItem', 'planningItem', 'catalogItem']

/** NewsML-G2 of the IPTC: a message, or an item alone. */
export function matches(xml: string): boolean {
  return ROOTS.includes(rootName(xml))
}

/**
 * The stories of a document. A picture or recording that a package or a link puts together with a text comes with the text, else
 * it is a story itself. Packages are no stories.
 */
export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const document: Element = { name: '', namespace: '', attributes: new Map(), children: [parseTree(xml)] }
  const items = within(document, 'newsItem')
  const packages = within(document, 'packageItem')
  const byGuid = Map.groupBy(items, guidOf)
  const companions = (item: Element) => companionsOf(item, packages).flatMap((guid) => byGuid.get(guid) ?? [])
  const joined = new Set(items.filter(isText).flatMap((item) => companions(item).filter((other) => !isText(other))))
  const stories = items.filter((item) => !joined.has(item) && isStory(item))
  const parsed = parsedItems(
    stories.map((item) =>
      newsItemDraft(
        item,
        companions(item)
          .filter((one) => joined.has(one) && isPublic(one))
          .flatMap(mediaOfItem),
        options,
      ),
    ),
  )
  return items.length > 0 || packages.length === 0 ? parsed : packages.map(refusedPackage)
}

/** A picture that is withheld or under an embargo stays out of a story. */
function isPublic(item: Element): boolean {
  const fields = new FieldReader({})
  const { pubStatus, embargoedUntil } = publicationOf(at(item, 'itemMeta'), fields)
  return pubStatus === 'usable' && embargoedUntil === null && fields.held === null
}

function guidOf(item: Element): string {
  return attributeOf(item, 'guid') ?? ''
}

function isText(item: Element): boolean {
  const [itemClass] = within(item, 'itemClass')
  return !/picture|graphic|video|audio|animated/.test(
    attributeOf(itemClass, 'qcode') ?? attributeOf(itemClass, 'uri') ?? '',
  )
}

/** The guids of what belongs to an item: what it links to, and what is in a group with it. */
function companionsOf(item: Element, packages: readonly Element[]): string[] {
  const linked = within(item, 'link').map((link) => attributeOf(link, 'residref') ?? '')
  const groups = packages
    .flatMap((one) => within(one, 'groupSet'))
    .map((set) => within(set, 'itemRef').map(referenceOf))
  return [...new Set([...linked, ...groups.filter((refs) => refs.includes(guidOf(item))).flat()])]
}

function referenceOf(reference: Element): string {
  return attributeOf(reference, 'residref') ?? ''
}

function refusedPackage(item: Element): ParsedItem {
  return { refused: { name: guidOf(item) || 'package', reason: 'it is a package whose items did not come with it' } }
}
