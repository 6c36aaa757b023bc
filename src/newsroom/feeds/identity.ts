import { hash } from 'node:crypto'

const harmful = /^(?:javascript|data|vbscript|blob|file):/i
/** What links carry for the sake of statistics only. */
const TRACKING =
  /^(?:utm_\w+|at_(?:medium|campaign|custom\d)|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|wt_mc|cmpid|ref_src)$/i

/** By what an item is recognised in its scope. */
export interface Identity {
  readonly itemId: string
  /** A digest of the link, because a kill leaves no text; null if it leads to a whole site and so to no item. */
  readonly linkDigest: string | null
}

/** The guid or id goes before the link. Null if the item has neither. */
export function identityOf(id: string | null, link: string | null): Identity | null {
  const itemId = id?.trim() || link?.trim()
  return itemId ? { itemId: plainLink(itemId) ?? itemId, linkDigest: digestOfDeep(link) } : null
}

/**
 * The uri of the article of an item. An id that is an absolute URI is used as it is, any other within its scope. `scoped`: also one that
 * another article has already.
 */
export function uriOf(scope: string, id: string, scoped = false): string {
  if (!scoped && URL.canParse(id) && !harmful.test(id)) return id
  return `${URL.canParse(scope) ? scope : `urn:feed:${encodeURIComponent(scope)}`}#${encodeURIComponent(id)}`
}

/** An http URL as all its copies have it: without tracking parameters, for http and https alike. Null for anything else. */
function plainLink(text: string): string | null {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  url.protocol = 'https:'
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}

function digestOfDeep(link: string | null): string | null {
  const plain = link === null ? null : plainLink(link)
  const { pathname = '/', search = '' } = URL.parse(plain ?? '') ?? {}
  return plain === null || (pathname === '/' && search === '') ? null : hash('sha256', plain, 'base64url')
}
