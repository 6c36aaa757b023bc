import type { Link } from '../../db/tables/body/rich-text.ts'
import { attribute, attributeText, type Element } from './tree.ts'

export const MAX_URL_CHARACTERS = 4_000
/** Gives its protocol to a URL that has none, whatever its host is. */
const HTTPS = 'https://host.invalid'
const LINKS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const WEB: ReadonlySet<string> = new Set(['http:', 'https:'])
/** Link types that say something of what is linked. Others speak of windows and navigation. */
const LINK_TYPES: ReadonlySet<string> = new Set(['author', 'license', 'nofollow', 'sponsored', 'ugc'])

/** An absolute URL that a link may have; null for any other, and for a path without a base. Without one, `//host` is https. */
export function linkHref(href: string, base: string | null): string | null {
  return absolute(href, base, LINKS)
}

/** An absolute http or https URL. */
export function webUrl(url: string, base: string | null): string | null {
  return absolute(url, base, WEB)
}

function absolute(text: string, base: string | null, protocols: ReadonlySet<string>): string | null {
  if (text === '' || text.length > MAX_URL_CHARACTERS) return null
  const url = URL.parse(text, base ?? (text.startsWith('//') ? HTTPS : undefined))
  return url && protocols.has(url.protocol) && url.href.length <= MAX_URL_CHARACTERS ? url.href : null
}

export function linkOf(element: Element, base: string | null): Link | null {
  const href = linkHref(attribute(element, 'href'), base)
  return href === null
    ? null
    : { href, rel: linkTypes(attribute(element, 'rel')), title: attributeText(element, 'title') }
}

export function linkTypes(rel: string): string | null {
  const types = rel
    .toLowerCase()
    .split(/\s+/)
    .filter((type) => LINK_TYPES.has(type))
  return [...new Set(types)].sort().join(' ') || null
}
