import { limits } from '../limits.ts'

/** The first base that is a link itself resolves it. Null for anything but http and https. */
export function absoluteUrl(
  href: string | null | undefined,
  ...bases: readonly (string | null | undefined)[]
): string | null {
  const text = href?.trim()
  if (!text) return null
  const base = bases.find((candidate) => candidate && URL.canParse(candidate))
  const url = URL.parse(text, base ?? undefined)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  return url.href.length <= limits.maxUrlCharacters ? url.href : null
}
