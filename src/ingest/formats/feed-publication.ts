import type { AtomFeed, RssFeed } from 'feedsmith'
import type { Draft } from '../item.ts'
import type { FieldReader } from '../text/field-reader.ts'

type Extended = Pick<RssFeed.Item<string>, 'prism' | 'dcterms'> & Pick<AtomFeed.Entry<string>, 'app'>

/** What extensions of RSS and Atom say about who may see an item: PRISM, Dublin Core, and the Atom Publishing Protocol. */
export function feedPublication(
  { prism, dcterms, app }: Extended,
  fields: FieldReader,
): Pick<Draft, 'embargoedUntil' | 'expiresAt' | 'held'> {
  const available = dcterms?.available?.[0]
  const valid = dcterms?.valid?.[0]
  const from = prism?.embargoDate ?? limitOf(available, 'start') ?? limitOf(valid, 'start')
  const until = prism?.killDate ?? prism?.expirationDate ?? limitOf(valid, 'end') ?? limitOf(available, 'end')
  if (app?.control?.draft === true) fields.hold('It is a draft.')
  const embargoedUntil = fields.limit('embargo', from)
  const expiresAt = fields.limit('expiry', until)
  return { embargoedUntil, expiresAt, held: fields.held }
}

/** The start or end of a period of Dublin Core: `start=2030-05-02T08:00Z; end=2030-05-03T08:00Z`. */
function limitOf(period: string | undefined, name: 'start' | 'end'): string | undefined {
  const parts = (period ?? '').split(';').map((part) => part.trim())
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1)
}
