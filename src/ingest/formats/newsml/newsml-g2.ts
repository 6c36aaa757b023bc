import type { ParsedItem } from '../../item.ts'
import { FieldReader } from '../../text/field-reader.ts'
import { rootName } from '../../xml/root-name.ts'
import { at, within } from '../../xml/select.ts'
import { type Element, parseTree } from '../../xml/tree.ts'
import type { ReadOptions } from '../format.ts'
import { parsedItems } from '../parsed-items.ts'
import { companionsOf, guidOf } from './companions.ts'
import { isStory, mediaOfItem, newsItemDraft } from './news-item.ts'
import { publicationOf } from './publication.ts'

const ROOTS = ['newsMessage', 'newsItem', 'packageItem', 'knowledgeItem', 'conceptItem', 'planningItem', 'catalogItem']

/** NewsML-G2 of the IPTC: a message, or an item alone. */
export function matches(xml: string): boolean {
  return ROOTS.includes(rootName(xml))
}

/** The stories of a document. A picture that belongs to a text comes with it, else it is a story itself. Packages are none. */
export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const document: Element = { name: '', namespace: '', attributes: new Map(), children: [parseTree(xml)] }
  const items = within(document, 'newsItem')
  const packages = within(document, 'packageItem')
  if (items.length === 0) return packages.filter(namesItems).map(refusedPackage)
  const companions = companionsOf(items, packages)
  const joined = new Set([...companions.values()].flat())
  const stories = items.filter((item) => !joined.has(item) && isStory(item))
  return parsedItems(
    stories.map((item) => {
      const media = (companions.get(item) ?? []).filter(isPublic).flatMap(mediaOfItem)
      return newsItemDraft(item, media, options)
    }),
  )
}

/** A picture that is withheld or under an embargo stays out of a story. */
function isPublic(item: Element): boolean {
  const fields = new FieldReader({})
  const { pubStatus, embargoedUntil } = publicationOf(at(item, 'itemMeta'), fields)
  return pubStatus === 'usable' && embargoedUntil === null && fields.held === null
}

function namesItems(item: Element): boolean {
  return within(at(item, 'groupSet'), 'itemRef').length > 0
}

function refusedPackage(item: Element): ParsedItem {
  return { refused: { name: guidOf(item) || 'package', reason: 'it is a package whose items did not come with it' } }
}
