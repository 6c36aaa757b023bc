import { isEdition } from '../edition.ts'
import { articlePage } from './article-page.ts'
import { embedPage } from './embed-page.ts'
import { frontPage } from './front-page.ts'
import { listPart } from './list-part.ts'
import { nothingHere } from './notice-page.ts'
import type { Page } from './page.ts'
import { previewPage } from './preview-page.ts'
import { searchChoice } from './search-choice.ts'
import { searchPage } from './search-page.ts'
import { sectionPage } from './section-page.ts'
import { topicPage } from './topic-page.ts'

/** The page for a path; null for a path outside the editions. */
export function pageAt(url: URL): Page | null {
  const { pathname, searchParams } = url
  const [edition, ...parts] = pathname.slice(1).replace(/\/+$/, '').split('/')
  if (!isEdition(edition)) return null
  const [first, second, ...rest] = parts.map(decoded)
  const part = listPart(url)
  if (first === undefined) return frontPage(edition, part)
  if (!first || second === '' || second === null || rest.length > 0) return nothingHere(edition)
  if (second === undefined) {
    if (first === 'embed') return embedPage(edition)
    return first === 'search'
      ? searchPage(edition, searchChoice(url, edition), part.after)
      : sectionPage(edition, first, part)
  }
  if (first === 'preview') return previewPage(edition, second, searchParams.get('version'))
  if (first === 'authors') return topicPage('author', edition, second, part)
  if (first === 'topics') return topicPage('topic', edition, second, part)
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
