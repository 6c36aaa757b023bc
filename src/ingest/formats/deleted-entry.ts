import { dateOf } from '../date/date.ts'
import { type Draft, EMPTY_DRAFT } from '../item.ts'
import { identityOf } from '../text/identity.ts'
import { oneLine, orNull } from '../text/plain-text.ts'
import { at, attributeOf, textOf, within } from '../xml/select.ts'
import { parseTree } from '../xml/tree.ts'

const tombstones = 'http://purl.org/atompub/tombstones/1.0'

/**
 * The deleted entries of RFC 6721, in Atom or RSS: what the source has withdrawn. Throws `XmlError` if a document that has some is
 * not well-formed: none of it is public then.
 */
export function deletedEntries(xml: string, feedUrl: string | null): Draft[] {
  if (!xml.includes(tombstones)) return []
  const entries = within(parseTree(xml), 'deleted-entry').filter(({ namespace }) => namespace === tombstones)
  return entries.map((entry) => {
    const id = orNull(oneLine(attributeOf(entry, 'ref')))
    return {
      ...EMPTY_DRAFT,
      uri: identityOf(id, null, feedUrl),
      id,
      feedUrl,
      pubStatus: 'withheld',
      updatedAt: dateOf(attributeOf(entry, 'when')),
      editorialNote: orNull(oneLine(textOf(at(entry, 'comment')))),
    }
  })
}
