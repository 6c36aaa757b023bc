import { featured } from '../../templates/featured.ts'
import { inEdition } from '../../templates/strip.ts'
import { readingNow } from './live-data.ts'

/** What `live-list.graphql` selects. */
export interface LiveList {
  readonly slug: string
  readonly articles: readonly { readonly id: string; readonly language: string }[]
}

/** Whether the front page shows this list in another way than the server would now. */
export function differs({ slug, articles }: LiveList): boolean {
  const now = readingNow()
  const [due, shown] =
    slug === 'ticker'
      ? [inEdition(articles, now), shownIn('#strip-list')]
      : [featured(articles, new Set(shownIn('#top')), now), shownIn('.cards')]
  return due.map(({ id }) => id).join() !== shown.join()
}

function shownIn(selector: string): string[] {
  const stories = document.querySelectorAll<HTMLElement>(`${selector} > [data-article]`)
  return [...stories].map(({ dataset }) => dataset.article ?? '')
}
