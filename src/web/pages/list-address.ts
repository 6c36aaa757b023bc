import type { Head } from '../../templates/pages/document.ts'
import type { ListPart } from './list-part.ts'
import type { PageContext } from './page.ts'

/** The addresses of a part of a list for search engines: each part has its own, and names the next. */
export function listAddress(
  path: string,
  { after }: ListPart,
  { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  { absolute }: PageContext,
): Pick<Head, 'canonical' | 'next'> {
  const from = (cursor: string) => absolute(`${path}?${new URLSearchParams({ after: cursor })}`)
  return {
    canonical: after === null ? absolute(path) : from(after),
    next: hasNextPage && endCursor !== null ? from(endCursor) : null,
  }
}
