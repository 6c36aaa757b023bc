import { isEdition } from '../edition.ts'
import { articlePage } from './article-page.ts'
import { embedPage } from './embed-page.ts'
import { frontPage } from './front-page.ts'
import { listPart } from './list-part.ts'
import { nothingHere } from './notice-page.ts'
import type { Page } from './page.ts'
import { previewPage } from './preview-page.ts'
import { searchPage } from './search-page.ts'
import { sectionPage } from './section-page.ts'

/** The page for a path; null for a path outside the editions. */
export function pageAt(url: URL): Page | null {
  const { pathname, searchParams } = url
  const [edition, ...parts] = pathname.slice(1).split('/')
  if (!isEdition(edition)) return null
  const [first, second, ...rest] = parts.map(decoded)
  const part = listPart(url)
  if (first === undefined) return frontPage(edition, part)
  if (!first || second === '' || second === null || rest.length > 0) return nothingHere(edition)
  if (second === undefined) {
    if (first === 'embed') return embedPage(edition)
    return first === 'search'
      ? searchPage(edition, searchParams.get('q') ?? '', part.after)
      : sectionPage(edition, first, part)
  }
  if (first === 'preview') return previewPage(edition, second, searchParams.get('version'))
  return first === 'articles' ? articlePage(edition, second, part) : nothingHere(edition)
}

/** Null for an unknown page. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
