import { limits } from '../limits.ts'

/** Resolves the link against the first valid base. Null for any scheme other than http and https. */
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
